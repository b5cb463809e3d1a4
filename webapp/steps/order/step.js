/**
 * Things to sort: each row goes up or down by a button, and says where it is. The lists of the plain form stay in the
 * rows, hidden, and are what is sent.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

/**
 * The order that the plain form holds, if it names every row once; otherwise the rows stay as they are.
 * @param {string[]} items
 * @param {string[]} wanted
 */
export function known(items, wanted) {
  const isWhole = wanted.length === items.length && items.every(item => wanted.includes(item))
  return isWhole ? wanted : items
}

class Sorting {
  #list
  #context

  /**
   * @param {HTMLElement} list
   * @param {StepContext} context
   */
  constructor(list, context) {
    this.#list = list
    this.#context = context
    this.#arrange()
    for (const part of list.querySelectorAll('[data-sorting-text], [data-sorting-moves]'))
      part.removeAttribute('hidden')
    for (const part of list.querySelectorAll('[data-sorting-choice]')) part.setAttribute('hidden', '')
    list.addEventListener('click', event => this.#onClick(event))
  }

  /** @returns {HTMLElement[]} */
  get #rows() {
    return [...this.#list.children].filter(row => row instanceof HTMLElement)
  }

  /** Puts the rows in the order that was given before; from now on each row's own list holds its own thing. */
  #arrange() {
    const rows = this.#rows
    const items = rows.map(row => row.dataset.item ?? '')
    const order = known(
      items,
      rows.map(row => select(row).value)
    )
    for (const row of rows) select(row).value = row.dataset.item ?? ''
    this.#list.append(...order.map(item => /** @type {HTMLElement} */ (rows[items.indexOf(item)])))
    this.#number()
  }

  #number() {
    const rows = this.#rows
    for (const [index, row] of rows.entries()) {
      const place = row.querySelector('.sorting__place')
      if (place) place.textContent = String(index + 1)
      for (const button of moves(row)) button.disabled = !rows[index + Number(button.dataset.move)]
    }
  }

  /** @param {Event} event */
  #onClick(event) {
    const button = event.target instanceof Element ? event.target.closest('[data-move]') : null
    const row = button?.closest('[data-item]')
    if (!(button instanceof HTMLButtonElement) || !(row instanceof HTMLElement)) return
    // What was said of the last answer is no longer true of this one.
    for (const remark of this.#list.querySelectorAll('[data-part]')) remark.setAttribute('hidden', '')
    const isUp = button.dataset.move === '-1'
    if (isUp) row.previousElementSibling?.before(row)
    else row.nextElementSibling?.after(row)
    this.#number()
    // The row took its button with it, out of focus; at an end of the list, its other button is the useful one.
    const next = button.disabled ? moves(row).find(each => !each.disabled) : button
    next?.focus()
    this.#tell(row)
    this.#list.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** @param {HTMLElement} row */
  #tell(row) {
    const words = row.querySelector('[data-sorting-text]')?.textContent?.trim()
    this.#context.say(`${words} Place ${this.#rows.indexOf(row) + 1} sur ${this.#rows.length}.`)
  }
}

/** @param {HTMLElement} row */
const select = row => /** @type {HTMLSelectElement} */ (row.querySelector('select'))

/**
 * @param {HTMLElement} row
 * @returns {HTMLButtonElement[]}
 */
const moves = row => [...row.querySelectorAll('button')].filter(button => button.dataset.move)

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const list = element.querySelector('[data-sorting]')
  if (list instanceof HTMLElement) new Sorting(list, context)
}
