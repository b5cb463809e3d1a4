/**
 * Regions in which somebody writes for a while (`data-keep`, which holds what to say of a line that is gone): what is
 * there stays as it is, what is new comes after it, and what was answered elsewhere says so in its place.
 */

/**
 * @param {HTMLElement} region
 * @param {DocumentFragment} fresh  the region as the server has it now
 * @returns {boolean} false where there is no line to keep: the region may be replaced as others are
 */
export function keep(region, fresh) {
  const list = region.querySelector('[data-keep-list]')
  if (!list) return false
  const coming = new Map(linesOf(fresh).map(line => [line.dataset.key, line]))
  for (const line of linesOf(region))
    if (!coming.delete(line.dataset.key)) settle(line, answerTo(line, fresh) ?? region.dataset.keep ?? '')
  list.append(...coming.values())
  refreshAround(region, fresh)
  return true
}

/**
 * What stands around the lines: the words that are said aloud, what was answered.
 * @param {HTMLElement} region
 * @param {DocumentFragment} fresh
 */
function refreshAround(region, fresh) {
  const [said, news] = [region, fresh].map(place => place.querySelector('[data-announce]'))
  if (said && news) said.textContent = news.textContent
  const [old, now] = [region, fresh].map(place => place.querySelector('[data-fresh="answered"]'))
  if (old && now && !old.contains(document.activeElement) && !old.querySelector('[open]'))
    old.replaceChildren(...now.childNodes)
}

/**
 * What is counted elsewhere on the page, such as beside its title.
 * @param {ParentNode} fresh
 */
export function count(fresh) {
  for (const template of /** @type {NodeListOf<HTMLTemplateElement>} */ (
    fresh.querySelectorAll('template[data-fresh]')
  ))
    document
      .querySelector(`[data-stale="${template.dataset.fresh}"]`)
      ?.replaceChildren(template.content.cloneNode(true))
}

/** @param {ParentNode} place */
const linesOf = place => [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('[data-key]'))]

/**
 * @param {HTMLElement} line
 * @param {DocumentFragment} fresh
 */
function answerTo(line, fresh) {
  const done = fresh.querySelector(`[data-done="${CSS.escape(line.dataset.key ?? '')}"]`)
  return done instanceof HTMLElement ? done.dataset.doneWords : undefined
}

/**
 * Somebody answered: it is said, and nothing more is sent from here. What was typed can still be read and copied.
 * @param {HTMLElement} line
 * @param {string} words
 */
function settle(line, words) {
  const answer = line.querySelector('[data-keep-answer]')
  if (!answer || line.dataset.settled !== undefined) return
  line.dataset.settled = ''
  const note = document.createElement('p')
  note.textContent = words
  for (const tick of /** @type {NodeListOf<HTMLInputElement>} */ (answer.querySelectorAll('input'))) {
    tick.checked = false
    tick.disabled = true
  }
  for (const button of answer.querySelectorAll('button')) button.disabled = true
  const box = answer.querySelector('textarea')
  const isUntouched = box?.value === box?.defaultValue && !line.contains(document.activeElement)
  if (isUntouched) answer.replaceChildren(note)
  else answer.prepend(note)
}
