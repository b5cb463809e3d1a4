/**
 * A talk, one line at a time: whoever speaks stands on the stage, a choice waits for its answer, and the way
 * follows the same rules as on the server (`webapp/steps/dialogue/path.py`).
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 * @typedef {import('../../../static/js/play/types.js').Flags} Flags
 * @typedef {{kind: string, name?: string, target?: string, when?: Flags, choice?: string, gotos?: {[option: string]: string}}} Line
 */

/**
 * Follow a script with the choices already made.
 * @param {Line[]} lines
 * @param {{[choice: string]: string}} choices
 * @param {Flags} flags
 * @returns {{heard: number[], pending: number | null}} positions of what is heard, and of the choice that waits
 */
export function path(lines, choices, flags) {
  /** @type {number[]} */
  const heard = []
  let position = 0
  for (let left = lines.length * 2; position < lines.length && left > 0; left -= 1) {
    const line = lines[position] ?? { kind: 'say' }
    if (line.kind === 'say' || line.kind === 'pause') heard.push(position)
    if (line.kind === 'choice') {
      const target = line.gotos?.[choices[line.choice ?? ''] ?? '']
      if (target === undefined) return { heard, pending: position }
      position = labelled(lines, target)
    } else if (line.kind === 'goto' && holds(flags, line.when ?? {})) position = labelled(lines, line.target ?? '')
    else position += 1
  }
  return { heard, pending: null }
}

/**
 * @param {Flags} flags
 * @param {Flags} when
 */
export function holds(flags, when) {
  return Object.entries(when).every(([name, wanted]) => isWanted(flags[name], wanted))
}

/**
 * @param {any} actual
 * @param {any} wanted
 */
function isWanted(actual, wanted) {
  if (Array.isArray(actual)) return actual.includes(wanted)
  if (typeof wanted === 'string' && wanted.startsWith('>=')) return Number(actual) >= Number(wanted.slice(2))
  return wanted === false ? !actual : actual === wanted
}

/**
 * @param {Line[]} lines
 * @param {string} name
 */
function labelled(lines, name) {
  const position = lines.findIndex(line => line.kind === 'label' && line.name === name)
  return position < 0 ? lines.length : position
}

/**
 * @param {HTMLElement} item
 * @returns {Line}
 */
function read(item) {
  const { line = '', name, target, when, choice, gotos = '' } = item.dataset
  const pairs = gotos
    .trim()
    .split(/\s+/)
    .map(pair => pair.split('='))
  return { kind: line, name, target, when: when ? JSON.parse(when) : {}, choice, gotos: Object.fromEntries(pairs) }
}

class Talk {
  #items
  #lines
  #context
  #element
  /** @type {{[choice: string]: string}} */
  #choices
  #shown = 0
  #isWhole = false

  /**
   * @param {HTMLElement} element
   * @param {StepContext} context
   */
  constructor(element, context) {
    this.#element = element
    this.#context = context
    this.#items = /** @type {HTMLElement[]} */ ([...element.querySelectorAll('[data-line]')])
    this.#lines = this.#items.map(read)
    this.#choices = { ...context.state.choices }
    // What was already heard is not heard again line by line.
    this.#isWhole = context.state.is_done
    this.#listen()
    this.#render()
  }

  #listen() {
    this.#part('[data-next]').addEventListener('click', () => this.#next())
    this.#part('[data-all]').addEventListener('click', () => this.#all())
    this.#element.addEventListener('submit', event => this.#choose(/** @type {SubmitEvent} */ (event)), true)
    this.#context.onState(state => {
      this.#choices = { ...this.#choices, ...state.choices }
    })
  }

  /** @param {SubmitEvent} event */
  #choose(event) {
    const form = /** @type {HTMLElement} */ (event.target)
    const item = form.closest('[data-line="choice"]')
    if (!(item instanceof HTMLElement)) return
    event.preventDefault()
    event.stopPropagation()
    const choice = item.dataset.choice ?? ''
    const option = event.submitter?.getAttribute('value') ?? ''
    if (!option) return
    this.#choices[choice] = option
    this.#context.submit('ChoiceMade', { choice, option })
    this.#next()
  }

  #next() {
    this.#shown += 1
    this.#render()
    this.#focus()
  }

  #all() {
    this.#isWhole = true
    this.#render()
    this.#focus()
  }

  #render() {
    const { heard, pending } = path(this.#lines, this.#choices, this.#context.flags)
    if (this.#isWhole) this.#shown = heard.length - 1
    this.#shown = Math.min(this.#shown, heard.length - 1)
    const isAtEnd = this.#shown >= heard.length - 1
    const current = heard[this.#shown]
    for (const [index, item] of this.#items.entries()) item.hidden = !this.#isVisible(index, heard, current, pending)
    this.#part('[data-talk-next]').hidden = isAtEnd
    this.#part('[data-talk-end]').hidden = !isAtEnd || pending !== null
    this.#portray(this.#items[current ?? -1])
  }

  /**
   * @param {number} index
   * @param {number[]} heard
   * @param {number | undefined} current
   * @param {number | null} pending
   */
  #isVisible(index, heard, current, pending) {
    if (index === pending) return this.#shown >= heard.length - 1
    return this.#isWhole ? heard.includes(index) : index === current
  }

  /** @param {HTMLElement | undefined} item */
  #portray(item) {
    const portrait = /** @type {HTMLImageElement} */ (this.#part('[data-portrait]'))
    const drawing = item?.dataset.drawing
    portrait.parentElement?.toggleAttribute('hidden', !drawing || this.#isWhole)
    if (drawing && portrait.getAttribute('src') !== drawing) portrait.src = drawing
  }

  #focus() {
    const visible = this.#items.filter(item => !item.hidden)
    const text = visible.at(this.#isWhole ? 0 : -1)
    text?.setAttribute('tabindex', '-1')
    text?.focus({ preventScroll: false })
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.#element.querySelector(selector))
  }
}

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  return new Talk(element, context)
}
