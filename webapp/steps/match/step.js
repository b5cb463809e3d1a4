/**
 * Pairs to join: what was chosen is written in full under its list (a phone cuts long lines), and each list marks what
 * the others have taken. Taking it again stays possible: one may change one's mind in any order.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

const TAKEN = '✓ '
// A line of this length fits into the list of a narrow phone.
const SHORT = 24

/**
 * For each list, the values that other lists have taken.
 * @param {string[]} chosen
 * @returns {Set<string>[]}
 */
export const takenElsewhere = chosen =>
  chosen.map((_, index) => new Set(chosen.filter((value, other) => other !== index && value !== '')))

/**
 * @param {string} text
 * @param {boolean} isTaken
 */
export function marked(text, isTaken) {
  const bare = text.startsWith(TAKEN) ? text.slice(TAKEN.length) : text
  return isTaken ? TAKEN + bare : bare
}

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const pairs = element.querySelector('[data-pairs]')
  if (!pairs) return
  const lists = [...pairs.querySelectorAll('select')]
  const refresh = () => {
    const taken = takenElsewhere(lists.map(list => list.value))
    for (const [index, list] of lists.entries()) show(list, taken[index] ?? new Set())
  }
  pairs.addEventListener('change', refresh)
  context.onState(refresh)
  refresh()
}

/**
 * @param {HTMLSelectElement} list
 * @param {Set<string>} taken
 */
function show(list, taken) {
  for (const option of list.options) option.text = marked(option.text, taken.has(option.value))
  const words = list.closest('.pair')?.querySelector('[data-chosen]')
  const text = list.value ? marked(list.selectedOptions[0]?.text ?? '', false) : ''
  if (!(words instanceof HTMLElement)) return
  words.textContent = text
  words.hidden = text.length <= SHORT
}
