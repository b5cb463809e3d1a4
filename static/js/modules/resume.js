/**
 * The form of the resume card. The QR code holds the words after the `#`, which no server ever sees: they are put in
 * the field, and taken out of the address so that they stay in no history.
 */

import { wordsOf } from '../reading/resume-words.js'

/** @param {HTMLElement} element */
export function mount(element) {
  const form = /** @type {HTMLFormElement} */ (element)
  fill(form)
  addEventListener('hashchange', () => fill(form))
}

/** @param {HTMLFormElement} form */
function fill(form) {
  const field = /** @type {HTMLInputElement | null} */ (form.querySelector('[name="words"]'))
  const button = /** @type {HTMLElement | null} */ (form.querySelector('[type="submit"]'))
  const words = wordsOf(location.hash)
  if (!field || !words) return
  field.value = words
  history.replaceState(null, '', location.pathname + location.search)
  button?.focus()
}
