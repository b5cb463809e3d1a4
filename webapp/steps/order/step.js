/**
 * Things to sort with two buttons each: up and down. The lists of the plain form stay, hidden, and hold the values.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

/**
 * Move one thing of a list by one place; out of bounds changes nothing.
 * @template T
 * @param {T[]} things
 * @param {number} from
 * @param {number} by
 * @returns {T[]}
 */
export function moved(things, from, by) {
  const to = from + by
  if (to < 0 || to >= things.length) return things
  const after = [...things]
  after.splice(to, 0, ...after.splice(from, 1))
  return after
}

class Sorting {
  #list
  #context
  #selects
  /** @type {Map<string, string>} */
  #texts

  /**
   * @param {HTMLElement} list
   * @param {StepContext} context
   */
  constructor(list, context) {
    this.#list = list
    this.#context = context
    this.#selects = [...list.querySelectorAll('select')]
    const options = [...(this.#selects[0]?.options ?? [])]
    this.#texts = new Map(options.filter(each => each.value).map(each => [each.value, each.text]))
    for (const select of this.#selects) select.closest('.field')?.setAttribute('hidden', '')
    list.addEventListener('click', event => this.#onClick(event))
    this.#draw()
  }

  get #order() {
    return this.#selects.map(select => select.value)
  }

  /** @param {number} index */
  #words(index) {
    return this.#texts.get(this.#order[index] ?? '') ?? ''
  }

  #draw() {
    for (const [index, row] of [...this.#list.children].entries()) {
      row.querySelector('.sorting__thing')?.remove()
      row.append(this.#thing(index))
    }
  }

  /** @param {number} index */
  #thing(index) {
    const thing = document.createElement('div')
    thing.className = 'sorting__thing'
    const words = document.createElement('span')
    words.textContent = this.#words(index)
    thing.append(words, this.#button(index, -1, 'Monter'), this.#button(index, 1, 'Descendre'))
    return thing
  }

  /**
   * @param {number} index
   * @param {number} by
   * @param {string} verb
   */
  #button(index, by, verb) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'round-button'
    button.dataset.from = String(index)
    button.dataset.by = String(by)
    button.textContent = by < 0 ? '↑' : '↓'
    button.disabled = index + by < 0 || index + by >= this.#selects.length
    button.setAttribute('aria-label', `${verb} : ${this.#words(index)}`)
    return button
  }

  /** @param {Event} event */
  #onClick(event) {
    const button = event.target instanceof Element ? event.target.closest('button[data-from]') : null
    if (!(button instanceof HTMLElement)) return
    const from = Number(button.dataset.from)
    const by = Number(button.dataset.by)
    const after = moved(this.#order, from, by)
    for (const [index, select] of this.#selects.entries()) select.value = after[index] ?? ''
    this.#list.dispatchEvent(new Event('input', { bubbles: true }))
    this.#draw()
    this.#context.say(`${this.#words(from + by)}, place ${from + by + 1}`)
    this.#refocus(from + by, by)
  }

  /**
   * @param {number} index
   * @param {number} by
   */
  #refocus(index, by) {
    const row = this.#list.children[index]
    const same = /** @type {HTMLElement | null | undefined} */ (row?.querySelector(`[data-by="${by}"]:enabled`))
    const other = /** @type {HTMLElement | null | undefined} */ (row?.querySelector('button:enabled'))
    ;(same ?? other)?.focus()
  }
}

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const list = element.querySelector('[data-sorting]')
  return list instanceof HTMLElement ? new Sorting(list, context) : null
}
