/** What is already known when a form opens: told by the server, or kept on this phone by an earlier step. */

import { all, input } from './find.js'

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */

const WORDS = 'words:'

/**
 * What the server knows, where nothing was written yet.
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function putKnown(element, { extra, state }) {
  for (const [field, text] of Object.entries(extra.prefills ?? {})) {
    const part = element.querySelector(`[data-form-field="${field}"]`)
    const shown = part?.querySelector('[data-known]')
    if (shown && text) shown.textContent = text
    else if (part && state.answer === null) putInto(input(part, 'input'), text)
  }
}

/**
 * Words of an earlier step that stayed on this phone.
 * @param {HTMLElement} element
 * @param {Context} context
 */
export async function putKeptWords(element, context) {
  for (const field of all(element, '[data-prefill-from]')) {
    const kept = await context.store.get(WORDS + field.dataset.prefillFrom).catch(() => null)
    const texts = Object.values(kept ?? {}).map(part => part.text)
    if (field instanceof HTMLInputElement) putInto(field, texts.join(', '))
  }
}

/**
 * Never over what somebody wrote, and without taking the focus.
 * @param {HTMLInputElement | null} field
 * @param {string} text
 */
function putInto(field, text) {
  const isText = field && !['radio', 'checkbox', 'hidden'].includes(field.type)
  if (isText && !field.value && text) field.value = field.maxLength > 0 ? text.slice(0, field.maxLength) : text
}

/**
 * Keeps on this phone the words of what was answered, for the steps that take them up again.
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function rememberWords(element, context) {
  /** @type {{[field: string]: {label: string, text: string}}} */
  const words = {}
  for (const part of all(element, '[data-form-field]')) {
    const label = part.querySelector('.field__label')?.firstChild?.textContent?.trim() ?? ''
    const text = spoken(part)
    if (text) words[part.dataset.formField ?? ''] = { label, text }
  }
  context.store.set(WORDS + context.step.id, words).catch(() => {})
}

/** @param {HTMLElement} part */
function spoken(part) {
  const ticked = all(part, 'input:checked').map(box => box.closest('label')?.textContent?.trim() ?? '')
  const typed = all(part, 'input:not([type=radio], [type=checkbox]), textarea').map(
    field => /** @type {HTMLInputElement} */ (field).value
  )
  return [...ticked, ...typed].filter(Boolean).join(', ')
}
