/**
 * What stays on this phone is looked at by this phone alone: words of help appear for a stormy line and nobody is told;
 * an earlier answer is shown beside the new one. Nothing is ever added up.
 */

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */
/** @typedef {{[line: string]: {label: string, text: string, value: string}}} Words */

const WORDS = 'words:'

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
export async function mount(element, context) {
  const isDevice = context.step.keeps === 'device'
  const look = () => showAlerts(element, chosenIn(element))
  const after = () => element.querySelector('[data-after]')?.toggleAttribute('hidden', !isOver(context.state))
  element.addEventListener('change', () => {
    if (!isDevice) return
    look()
    context.store.set(WORDS + context.step.id, wordsIn(element)).catch(() => {})
  })
  context.onState(after)
  after()
  if (isDevice) look()
  await recall(element, context)
}

/** @param {{is_done: boolean, is_kept: boolean}} state */
const isOver = ({ is_done, is_kept }) => is_done || is_kept

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (root, selector) => [...root.querySelectorAll(selector)].filter(each => each instanceof HTMLElement)

/**
 * @param {HTMLElement} element
 * @returns {Set<string>}
 */
const chosenIn = element =>
  new Set(all(element, 'input:checked').map(box => /** @type {HTMLInputElement} */ (box).value))

/**
 * @param {HTMLElement} element
 * @param {Set<string>} chosen
 */
function showAlerts(element, chosen) {
  for (const alert of all(element, '[data-alert]')) alert.hidden = !chosen.has(alert.dataset.alert ?? '')
}

/** @param {HTMLElement} element */
function wordsIn(element) {
  /** @type {Words} */
  const words = {}
  for (const line of all(element, '[data-line]')) {
    const box = line.querySelector('input:checked')
    const typed = line.querySelector('textarea')?.value.trim() ?? ''
    const text = textOf(box?.closest('label')?.querySelector('.option__text')) || typed
    const value = box instanceof HTMLInputElement ? box.value : typed
    if (value) words[line.dataset.line ?? ''] = { label: textOf(line.querySelector('legend, label')), text, value }
  }
  return words
}

/**
 * The first words of an element: its own, without numbers and details.
 * @param {Element | null} [element]
 */
const textOf = element =>
  [...(element?.childNodes ?? [])]
    .filter(node => node.nodeType === Node.TEXT_NODE)
    .map(node => node.textContent?.trim())
    .filter(Boolean)
    .join(' ')

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
async function recall(element, context) {
  const { compared_with: earlier } = context.step
  if (earlier) compare(element, await wordsOf(context, earlier))
  const place = element.querySelector('[data-recalls]')
  if (place instanceof HTMLElement) remind(place, await wordsOf(context, place.dataset.recalls ?? ''))
}

/**
 * @param {Context} context
 * @param {string} step
 * @returns {Promise<Words>}
 */
const wordsOf = async (context, step) => (await context.store.get(WORDS + step).catch(() => null)) ?? {}

/**
 * Beside each line, what was said the first time.
 * @param {HTMLElement} element
 * @param {Words} words
 */
function compare(element, words) {
  for (const line of all(element, '[data-line]')) {
    const place = line.querySelector('[data-before]')
    const before = words[line.dataset.line ?? '']
    if (!(place instanceof HTMLElement) || !before) continue
    place.hidden = false
    place.textContent = `La première fois\u00a0: ${before.text}`
  }
}

/**
 * @param {HTMLElement} place
 * @param {Words} words
 */
function remind(place, words) {
  const lines = Object.entries(words).filter(([line]) => line !== 'follow_up')
  place.hidden = lines.length === 0
  const items = lines.map(([, { label, text }]) => {
    const item = document.createElement('li')
    item.textContent = `${label}\u00a0: ${text}`
    return item
  })
  place.querySelector('[data-recalled]')?.replaceChildren(...items)
}
