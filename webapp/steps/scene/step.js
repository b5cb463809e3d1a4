/**
 * A room that changes as one acts, at once and without a network; what the team did elsewhere comes with the bag, which
 * is a live region. The picture's pins open the lines of the list.
 */

import { roomAfter } from './world.js'

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */
/** @typedef {import('./world.js').RoomView} RoomView */
/** @typedef {{marks: string[], rooms: {[room: string]: string}, lock_hints: {[lock: string]: string[]}} & RoomView} Known */

const MINUTE = 60_000

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function mount(element, context) {
  const room = new RoomPage(element, context)
  context.onState(() => room.show())
  const bag = element.querySelector('[data-region]')
  if (bag) new MutationObserver(() => room.show()).observe(bag, { childList: true })
  room.show()
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (root, selector) => [...root.querySelectorAll(selector)].filter(each => each instanceof HTMLElement)

class RoomPage {
  #element
  #context
  /** The last line acted on: its words are read when they come. */
  #acted = ''

  /**
   * @param {HTMLElement} element
   * @param {Context} context
   */
  constructor(element, context) {
    this.#element = element
    this.#context = context
    for (const form of all(element, '[data-again] form')) this.#sayAgain(form)
    for (const link of element.querySelectorAll('[data-pin]'))
      link.addEventListener('click', event => this.#open(event, link))
    element.addEventListener('submit', event => this.#remember(event))
    this.#linkDoors()
    this.#nudge()
  }

  show() {
    const known = this.#known()
    if (!known.hotspots) return
    const view = roomAfter(this.#context.step.rules, known, [...known.marks, ...(this.#context.extra.marks ?? [])])
    this.#showRoom(view)
    for (const line of all(this.#element, '[data-thing]')) showThing(line, view, known)
    this.#showLeave(known)
    this.#readWhatCame()
  }

  /**
   * What the server said last: with the bag, or with this phone's own acts. Marks only grow, so more of them is newer.
   * @returns {Known}
   */
  #known() {
    const told = this.#element.querySelector('[data-world]')?.textContent
    const live = told ? JSON.parse(told) : { marks: [] }
    const { extra } = this.#context
    const own = /** @type {Known} */ (extra.hotspots ? extra : { ...extra, marks: [] })
    return live.hotspots && live.marks.length >= own.marks.length ? live : own
  }

  /** @param {RoomView} view */
  #showRoom({ inventory, exits, backdrop, hotspots }) {
    for (const item of all(this.#element, '[data-item]')) item.hidden = !inventory.includes(item.dataset.item ?? '')
    for (const none of all(this.#element, '[data-empty-bag]')) none.hidden = inventory.length > 0
    for (const door of all(this.#element, '[data-exit]')) door.hidden = !exits.includes(door.dataset.exit ?? '')
    for (const picture of all(this.#element, '[data-backdrop]')) picture.hidden = picture.dataset.backdrop !== backdrop
    for (const pin of this.#element.querySelectorAll('[data-pin]'))
      pin.toggleAttribute('hidden', !hotspots[pin.getAttribute('data-pin') ?? '']?.is_visible)
  }

  /** @param {Known} known */
  #showLeave({ lock_hints }) {
    const isStuck = all(this.#element, '[data-lock-most]').some(
      lock => (lock_hints?.[lock.dataset.lock ?? '']?.length ?? 0) >= Number(lock.dataset.lockMost)
    )
    const { is_done, is_kept } = this.#context.state
    const leave = this.#element.querySelector('[data-leave]')
    const isOpen = leave?.getAttribute('data-leave') === 'always' || isStuck
    leave?.toggleAttribute('hidden', is_done || is_kept || !isOpen)
  }

  /** @param {SubmitEvent} event */
  #remember({ target }) {
    const line = target instanceof Element ? target.closest('[data-thing]') : null
    const zone = this.#element.querySelector('[data-feedback]')
    if (!line || !(target instanceof Element)) return
    this.#acted = target.closest('[data-can]')?.getAttribute('data-can') ?? line.getAttribute('data-thing') ?? ''
    // A verdict is read where the hand is.
    if (zone) target.after(zone)
  }

  /** The words that an act brought take the place of its button, also for a keyboard and an ear. */
  #readWhatCame() {
    const told = [
      ...all(this.#element, `[data-told="${this.#acted}"]`),
      ...all(this.#element, `[data-thing="${this.#acted}"] [data-said]`)
    ]
    const words = told.find(each => !each.hidden && each.textContent)
    if (!this.#acted || !words) return
    this.#acted = ''
    words.focus()
    this.#context.say(words.textContent ?? '')
  }

  /**
   * Words that can be heard as often as one likes change nothing: they need no server.
   * @param {HTMLElement} form
   */
  #sayAgain(form) {
    form.removeAttribute('data-step-form')
    form.addEventListener('submit', event => {
      event.preventDefault()
      event.stopPropagation()
      const id = form.closest('[data-can]')?.getAttribute('data-can')
      for (const words of all(this.#element, `[data-told="${id}"]`)) {
        words.hidden = false
        words.focus()
        this.#context.say(words.textContent ?? '')
      }
    })
  }

  /**
   * @param {Event} event
   * @param {Element} link
   */
  #open(event, link) {
    event.preventDefault()
    const line = this.#element.querySelector(`[data-thing="${link.getAttribute('data-pin')}"]`)
    line?.querySelector('details')?.setAttribute('open', '')
    const name = line?.querySelector('summary')
    name?.scrollIntoView({ block: 'start', behavior: this.#context.prefs.isCalm ? 'auto' : 'smooth' })
    name?.focus({ preventScroll: true })
  }

  /** The other rooms are steps of this page. */
  #linkDoors() {
    for (const door of this.#element.querySelectorAll('a[data-to-room]')) {
      const room = document.querySelector(`[data-room="${door.getAttribute('data-to-room')}"]`)
      const step = room?.closest('[data-step]')?.id
      if (step) door.setAttribute('href', `#${step}`)
    }
  }

  /** Somebody who has been here for a while may like a word; nobody is hurried. */
  #nudge() {
    const place = this.#element.querySelector('[data-nudge]')
    for (const { after_min, text } of this.#context.step.nudges ?? [])
      setTimeout(() => {
        if (!(place instanceof HTMLElement) || this.#context.state.is_done || this.#element.hidden) return
        place.textContent = text
        place.hidden = false
      }, after_min * MINUTE)
  }
}

/**
 * @param {HTMLElement} line
 * @param {RoomView} view
 * @param {Known} known
 */
function showThing(line, view, known) {
  const id = line.dataset.thing ?? ''
  const thing = view.hotspots[id]
  if (!thing) return
  line.hidden = !thing.is_visible
  hideWhere(line, '[data-look]', () => thing.is_changed)
  hideWhere(line, '[data-look-after]', () => !thing.is_changed)
  hideWhere(line, '[data-can]', ({ dataset }) => !thing.can.includes(dataset.can ?? ''))
  hideWhere(line, '[data-told]:not([data-heard])', ({ dataset }) => !thing.done.includes(dataset.told ?? ''))
  hideWhere(line, '[data-lock]', () => thing.lock !== 'ready')
  hideWhere(line, '[data-said]', () => thing.lock !== 'open' || !thing.said)
  const said = line.querySelector('[data-said]')
  if (said && thing.said) said.textContent = thing.said
  showHints(line, known.lock_hints?.[id] ?? [])
}

/**
 * @param {HTMLElement} line
 * @param {string} selector
 * @param {(part: HTMLElement) => boolean} isHidden
 */
function hideWhere(line, selector, isHidden) {
  for (const part of all(line, selector)) part.hidden = isHidden(part)
}

/**
 * @param {HTMLElement} line
 * @param {string[]} hints
 */
function showHints(line, hints) {
  const list = line.querySelector('[data-lock-hints]')
  if (!list || hints.length <= list.children.length) return
  list.replaceChildren(...hints.map(hintItem))
  list.removeAttribute('hidden')
  const form = line.querySelector('[data-lock-hint]')
  const next = hints.length + 1
  form?.toggleAttribute('hidden', hints.length >= Number(form.getAttribute('data-lock-hint')))
  form?.querySelector('button')?.setAttribute('value', String(next))
  const label = form?.querySelector('button span')
  if (label) label.textContent = (label.textContent ?? '').replace(/\d+/, String(next))
}

/**
 * @param {string} text
 * @param {number} index
 */
function hintItem(text, index) {
  const item = document.createElement('li')
  item.className = 'hints__item'
  const [number, words] = [document.createElement('span'), document.createElement('span')]
  number.className = 'hints__number'
  number.textContent = String(index + 1)
  words.textContent = text
  item.append(number, words)
  return item
}
