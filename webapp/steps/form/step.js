/**
 * Comfort for forms: ideas become buttons, lists grow, sums are worked out, one signs with a finger, the people of the
 * team are offered by name. Everything is in the page already and works without this.
 */

import { all, givenIn, input } from './find.js'
import { namePeople } from './people.js'
import { putKeptWords, putKnown, rememberWords } from './prefills.js'
import { offerSettings } from './settings.js'
import { signWithFinger } from './signature.js'
import { workOutSums } from './sums.js'

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function mount(element, context) {
  for (const ideas of all(element, '[data-ideas]')) offerIdeas(ideas)
  for (const rows of all(element, '[data-rows]')) growRows(rows, givenIn(rows, context))
  for (const choice of all(element, '[data-other-of]')) followOther(element, choice)
  for (const signature of all(element, '[data-signature]')) signWithFinger(signature, context)
  for (const part of all(element, '[data-settings]')) offerSettings(part, context)
  namePeople(element, context)
  putKnown(element, context)
  putKeptWords(element, context)
  putArticles(element, context)
  workOutSums(element)
  element.addEventListener('input', () => workOutSums(element))
  context.onState(() => workOutSums(element))
  offerThanks(element, context)
  if (context.step.keeps === 'device') element.addEventListener('change', () => rememberWords(element, context))
}

/**
 * The articles that the team voted stand at the top of what it signs.
 * @param {HTMLElement} element
 * @param {Context} context
 */
function putArticles(element, { extra }) {
  const place = element.querySelector('[data-articles]')
  const list = place?.querySelector('[data-articles-list]')
  if (!list || !extra.articles?.length) return
  list.replaceChildren(...extra.articles.map((/** @type {string} */ text) => listItem(text)))
  place?.removeAttribute('hidden')
}

/**
 * Whoever thanked somebody by naming them can thank others too, once the answer is in.
 * @param {HTMLElement} element
 * @param {Context} context
 */
function offerThanks(element, context) {
  const offer = element.querySelector('[data-thanks]')
  const show = () => offer?.toggleAttribute('hidden', !context.state.is_done)
  context.onState(show)
  show()
}

/** @param {string} text */
function listItem(text) {
  const item = document.createElement('li')
  item.textContent = text
  return item
}

/** @param {HTMLElement} ideas */
function offerIdeas(ideas) {
  const target = document.getElementById(ideas.dataset.target ?? '')
  if (!(target instanceof HTMLInputElement)) return
  for (const idea of all(ideas, '[data-idea]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'ideas__button'
    button.textContent = (idea.textContent ?? '').trim()
    button.addEventListener('click', () => write(target, button.textContent ?? ''))
    idea.replaceChildren(button)
  }
}

/**
 * Puts words into a field as if they had been typed, and goes there to end the sentence.
 * @param {HTMLInputElement} field
 * @param {string} text
 */
function write(field, text) {
  field.value = text.replace(/…$/, ' ')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}

/**
 * @param {HTMLElement} rows
 * @param {any} given  the lines that were kept
 */
function growRows(rows, given) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--small'
  button.textContent = 'Ajouter une ligne'
  button.addEventListener('click', () => addRow(rows, button).focus())
  rows.append(button)
  const kept = Array.isArray(given) ? given : []
  for (const text of kept.slice(all(rows, '[data-row]').length)) addRow(rows, button).value = text
}

/**
 * @param {HTMLElement} rows
 * @param {HTMLButtonElement} button
 * @returns {HTMLInputElement} the field of the new line
 */
function addRow(rows, button) {
  const lines = all(rows, '[data-row]')
  const copy = /** @type {HTMLElement} */ (lines.at(-1)?.cloneNode(true))
  renumber(copy, lines.length + 1)
  lines.at(-1)?.after(copy)
  button.hidden = lines.length + 1 >= Number(rows.dataset.most)
  return /** @type {HTMLInputElement} */ (input(copy, 'input'))
}

/**
 * @param {HTMLElement} row
 * @param {number} number
 */
function renumber(row, number) {
  const field = input(row, 'input')
  const label = row.querySelector('label')
  if (!field || !label) return
  field.id = `${field.id.replace(/-\d+$/, '')}-${number}`
  field.value = ''
  label.htmlFor = field.id
  label.textContent = `Ligne ${number}`
}

/**
 * Room for one's own words is asked for only when they are wanted.
 * @param {HTMLElement} element
 * @param {HTMLElement} own
 */
function followOther(element, own) {
  const part = own.closest('.field')
  const show = () => part?.toggleAttribute('hidden', !isOther(element, own.dataset.otherOf ?? ''))
  element.addEventListener('change', show)
  show()
}

/**
 * @param {HTMLElement} element
 * @param {string} field
 */
const isOther = (element, field) =>
  all(element, `[data-form-field="${field}"] input:checked`).some(each =>
    /** @type {HTMLInputElement} */ (each).value.startsWith('autre')
  )
