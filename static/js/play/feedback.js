/** Shows what was thought of an answer: the verdict (icon, words, sound), a remark on each part, hints. */

import { lines, part, renumber } from './parts.js'

/** @typedef {import('./types.js').Grade} Grade */
/** @typedef {import('./types.js').StepView} StepView */

/**
 * Puts a piece where the step speaks, instead of what it said before.
 * @param {HTMLElement} section
 * @param {string} name
 * @param {string} [text]
 */
export function say(section, name, text = '') {
  clearRemarks(section)
  zoneOf(section).replaceChildren(part(name, { text }))
}

/**
 * The place where a step speaks; made at once, so that screen readers know it before it does.
 * @param {HTMLElement} section
 */
export function zoneOf(section) {
  const known = section.querySelector('[data-feedback]')
  if (known instanceof HTMLElement) return reachable(known)
  const zone = document.createElement('div')
  zone.dataset.feedback = ''
  zone.setAttribute('role', 'status')
  paperOf(section).append(zone)
  return reachable(zone)
}

/** @param {HTMLElement} zone */
function reachable(zone) {
  zone.tabIndex = -1
  return zone
}

/**
 * Where the content of a step stands.
 * @param {HTMLElement} section
 */
export const paperOf = section => section.querySelector('.step-sheet, .step__answers') ?? section

/**
 * @param {HTMLElement} section
 * @param {Grade} grade
 */
export function showGrade(section, grade) {
  say(section, grade.verdict, grade.message)
  for (const remark of grade.remarks) showRemark(section, remark)
}

/** @param {HTMLElement} section */
function clearRemarks(section) {
  for (const place of placesOf(section)) {
    place.hidden = true
    place.classList.remove('remark--right', 'remark--review')
    place.replaceChildren()
  }
}

/**
 * @param {HTMLElement} section
 * @param {import('./types.js').Remark} remark
 */
function showRemark(section, { part: id, is_right, text }) {
  const place = placesOf(section).find(each => each.dataset.part === id)
  if (!place) return
  const tone = is_right ? 'right' : 'review'
  const verdict = is_right === null ? [] : [part(`remark-${tone}`), ' ']
  if (verdict.length) place.classList.add(`remark--${tone}`)
  place.replaceChildren(...verdict, ...lines(text))
  place.hidden = false
}

/**
 * @param {HTMLElement} section
 * @returns {HTMLElement[]}
 */
const placesOf = section => [...section.querySelectorAll('[data-part]')].filter(each => each instanceof HTMLElement)

/**
 * Shows the hints that were opened, which comes next, and the way out once all were.
 * @param {HTMLElement} section
 * @param {StepView} view
 */
export function showHints(section, view) {
  const panel = section.querySelector('[data-hints]')
  const list = panel?.querySelector('[data-hints-list]')
  if (panel && list) showPanel(panel, list, view)
  const skip = section.querySelector('[data-skip]')
  if (skip instanceof HTMLElement) skip.hidden = view.is_done || (skip.dataset.skip === 'hints' && view.hints_left > 0)
}

/**
 * Goes to the hint that has just come, and says once a mission that asking is worth something.
 * @param {HTMLElement} section
 * @param {boolean} isFirst
 */
export function welcomeHint(section, isFirst) {
  const hint = section.querySelector('[data-hints-list]')?.lastElementChild
  if (isFirst) section.querySelector('[data-hints-reward]')?.removeAttribute('hidden')
  hint?.setAttribute('tabindex', '-1')
  if (hint instanceof HTMLElement) hint.focus()
}

/**
 * @param {Element} panel
 * @param {Element} list
 * @param {StepView} view
 */
function showPanel(panel, list, { hints, hints_left }) {
  const opened = hints.map((text, index) => part('hint', { number: String(index + 1), text }))
  if (opened.length > list.children.length) panel.setAttribute('open', '')
  list.replaceChildren(...opened)
  list.toggleAttribute('hidden', hints.length === 0)
  const count = panel.querySelector('[data-hints-count]')
  if (count) count.textContent = renumber(count.textContent ?? '', hints.length)
  const button = panel.querySelector('[data-hint-next]')
  if (!(button instanceof HTMLButtonElement)) return
  const label = button.querySelector('span') ?? button
  label.textContent = renumber(label.textContent ?? '', hints.length + 1)
  button.value = String(hints.length + 1)
  button.closest('form')?.toggleAttribute('hidden', hints_left === 0)
}

/**
 * Once a step is passed, its own button is no longer the main thing to do: it leaves, until the answer is touched again.
 * @param {HTMLElement} section
 * @param {boolean} isPassed
 * @param {boolean} isTouched
 */
export function demote(section, isPassed, isTouched) {
  const rests = isPassed && !isTouched
  // What leaves may hold the focus: it goes to what is said of the answer.
  const had = rests && document.activeElement?.matches('[data-main]') && section.contains(document.activeElement)
  section.toggleAttribute('data-passed', rests)
  if (had) zoneOf(section).focus({ preventScroll: true })
  for (const button of section.querySelectorAll('[data-step-form] .button--primary, [data-step-form] [data-main]')) {
    button.setAttribute('data-main', '')
    button.classList.toggle('button--primary', !isPassed)
  }
}
