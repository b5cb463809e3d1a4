/** The board's filter: lines that do not match are hidden as one types. Without JavaScript the form asks the server. */

/** @param {HTMLElement} board */
export function mount(board) {
  const form = board.querySelector('[data-filter]')
  if (!(form instanceof HTMLFormElement)) return
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('input', () => filter(board, form))
  // A region that changed brings all its lines again.
  new MutationObserver(() => filter(board, form)).observe(board, { childList: true, subtree: true })
  filter(board, form)
}

/**
 * @param {HTMLElement} board
 * @param {HTMLFormElement} form
 */
function filter(board, form) {
  const data = new FormData(form)
  const [text, state] = [plain(String(data.get('q') ?? '')), String(data.get('etat') ?? '')]
  const rows = /** @type {HTMLElement[]} */ ([...board.querySelectorAll('[data-row]')])
  for (const row of rows) row.hidden = !matches(row, text, state)
  for (const team of board.querySelectorAll('section[data-region]'))
    team.toggleAttribute('hidden', (text || state) !== '' && !team.querySelector('[data-row]:not([hidden])'))
  tell(board, rows, (text || state) !== '')
}

/**
 * @param {HTMLElement} row
 * @param {string} text
 * @param {string} state
 */
function matches({ dataset }, text, state) {
  const hasState = !state || (dataset.states ?? '').split(' ').includes(state)
  const name = plain(dataset.name ?? '')
  return hasState && text.split(/\s+/).every(word => (isNumber(word) ? name.split(/\s+/) : name).includes(word))
}

/** @param {string} word  team 1 is not team 17 */
const isNumber = word => /^\d+$/.test(word)

/**
 * @param {HTMLElement} board
 * @param {HTMLElement[]} rows
 * @param {boolean} isFiltered
 */
function tell(board, rows, isFiltered) {
  const shown = rows.filter(row => !row.hidden).length
  const count = board.querySelector('[data-filter-count]')
  const words = isFiltered ? `${shown} sur ${rows.length}` : ''
  // The same words again would be said again.
  if (count && count.textContent !== words) count.textContent = words
  board.querySelector('[data-filter-none]')?.toggleAttribute('hidden', shown > 0 || rows.length === 0)
}

/** @param {string} text  without case and accents */
const plain = text => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').trim()
