/**
 * A talk, line by line: whoever speaks stands on the stage, a choice waits for its answer. One may have it all at once,
 * and the phone remembers who prefers that.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

import { following, path, resumed } from './talk.js'

const PREFERENCE = 'talk-view'

class Talk {
  #element
  #context
  /** @type {import('./talk.js').Line[]} */
  #flow
  /** @type {{[choice: string]: string}} */
  #choices
  #shown
  #isWhole

  /**
   * @param {HTMLElement} element
   * @param {StepContext} context
   * @param {boolean} isWhole
   */
  constructor(element, context, isWhole) {
    this.#element = element
    this.#context = context
    this.#flow = context.step.flow
    this.#choices = { ...context.state.choices }
    this.#isWhole = isWhole
    this.#shown = resumed(this.#path.heard)
    this.#listen()
    this.#show()
  }

  get #path() {
    return path(this.#flow, this.#choices, this.#context.flags)
  }

  #listen() {
    this.#part('[data-next-line]').addEventListener('click', () => this.#move(following(this.#path.heard, this.#shown)))
    this.#part('[data-whole]').addEventListener('click', () => this.#turn())
    for (const form of this.#parts('[data-fork] form')) form.addEventListener('submit', event => this.#choose(event))
    this.#context.onState(state => {
      this.#choices = { ...this.#choices, ...state.choices }
      this.#show()
    })
  }

  /** @param {Event} event */
  #choose(event) {
    const button = /** @type {SubmitEvent} */ (event).submitter
    const choice = /** @type {HTMLElement} */ (event.currentTarget).closest('[data-fork]')?.getAttribute('data-fork')
    const option = button?.getAttribute('value')
    if (!choice || !option) return
    event.preventDefault()
    event.stopPropagation()
    this.#choices[choice] = option
    this.#context.submit('ChoiceMade', { choice, option })
    this.#move(following(this.#path.heard, this.#shown))
  }

  /** @param {number} shown */
  #move(shown) {
    this.#shown = shown
    this.#show()
    this.#focus()
  }

  #turn() {
    this.#isWhole = !this.#isWhole
    this.#context.store.set(PREFERENCE, this.#isWhole ? 'whole' : 'line').catch(() => {})
    this.#show()
    this.#part('[data-heard]').focus({ preventScroll: !this.#isWhole })
  }

  #show() {
    const { heard, pending } = this.#path
    if (this.#isWhole) this.#shown = heard.length - 1
    const current = heard[this.#shown]
    for (const line of this.#parts('[data-at]')) {
      const at = line.dataset.at ?? ''
      line.hidden = this.#isWhole ? !heard.includes(at) : at !== current
    }
    const isLast = following(heard, this.#shown) === this.#shown
    for (const fork of this.#parts('[data-fork]')) fork.hidden = !isLast || fork.dataset.fork !== pending
    this.#part('[data-next-line]').hidden = isLast
    // Once it is over, the player's own button leads on.
    this.#part('[data-talk-end]').hidden = !isLast || pending !== null || this.#context.state.is_done
    this.#element.querySelector('[data-talk]')?.classList.toggle('talk--all', this.#isWhole)
    this.#part('[data-when-line]').hidden = this.#isWhole
    this.#part('[data-when-whole]').hidden = !this.#isWhole
    this.#portray(current)
  }

  /** @param {string | undefined} at */
  #portray(at) {
    const stage = this.#part('[data-stage]')
    const picture = this.#isWhole ? undefined : this.#line(at)?.dataset.picture
    stage.hidden = !picture
    if (!picture || stage.querySelector('img')?.getAttribute('src') === picture) return
    const portrait = new Image(280, 386)
    portrait.className = 'speech__portrait'
    portrait.alt = ''
    portrait.src = picture
    stage.replaceChildren(portrait)
  }

  /** The button that was pressed keeps the focus while it is there; the next thing to do takes it otherwise. */
  #focus() {
    const place = this.#parts('[data-fork], [data-talk-end] button, [data-next-line] button').find(each =>
      isShown(each)
    )
    place?.focus({ preventScroll: true })
    const line = this.#isWhole ? place : this.#line(this.#path.heard[this.#shown])
    line?.scrollIntoView({ block: 'nearest' })
  }

  /** @param {string | undefined} at */
  #line(at) {
    return this.#parts('[data-at]').find(line => line.dataset.at === at)
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.#element.querySelector(selector))
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement[]}
   */
  #parts(selector) {
    return [...this.#element.querySelectorAll(selector)].filter(each => each instanceof HTMLElement)
  }
}

/** @param {Element} element */
const isShown = element => !element.closest('[hidden]')

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export async function mount(element, context) {
  const view = await context.store.get(PREFERENCE).catch(() => undefined)
  // What was already heard to its end is not heard again line by line.
  return new Talk(element, context, context.state.is_done || view === 'whole')
}
