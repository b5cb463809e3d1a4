/** The form of reading settings: each change shows at once and stays on this phone; the form itself works without it. */

import { apply, CHANGED } from '../reading/applying.js'
import { fromForm, isChosen } from '../reading/preferences.js'
import { voicesFor, whenVoicesKnown } from '../reading/speech.js'
import { chooseVoice, chosenVoice } from '../reading/voices.js'
import { toast } from './toast.js'

/** @param {HTMLElement} element */
export function mount(element) {
  const form = /** @type {HTMLFormElement} */ (element)
  form.addEventListener('change', () => keep(form))
  form.addEventListener('submit', event => {
    event.preventDefault()
    keep(form)
    finish(form)
  })
  // A step of the game may set the phone too: what this form says must stay what the phone does.
  document.addEventListener(CHANGED, event => show(form, /** @type {CustomEvent} */ (event).detail))
  offerVoices(form)
}

/**
 * @param {HTMLFormElement} form
 * @param {import('../reading/preferences.js').Preferences} preferences
 */
function show(form, preferences) {
  for (const control of form.elements)
    if (control instanceof HTMLInputElement && control.type !== 'hidden')
      control.checked = isChosen(preferences, control.name, control.value)
}

/** @param {HTMLFormElement} form */
function keep(form) {
  apply(fromForm(new FormData(form)))
}

/** @param {HTMLFormElement} form */
function finish(form) {
  const dialog = form.closest('dialog')
  if (dialog) dialog.close()
  else toast('C’est réglé. Tu peux changer quand tu veux.')
}

/** @param {HTMLFormElement} form */
function offerVoices(form) {
  const field = /** @type {HTMLElement | null} */ (form.querySelector('[data-voice-choice]'))
  const select = /** @type {HTMLSelectElement | null} */ (form.querySelector('[data-voices]'))
  if (!field || !select) return
  select.addEventListener('change', () => chooseVoice(localStorage, select.value))
  whenVoicesKnown(() => {
    const voices = voicesFor('fr')
    field.hidden = voices.length < 2
    const chosen = chosenVoice(localStorage)
    select.replaceChildren(...voices.map(({ name }) => new Option(name, name, false, name === chosen)))
  })
}
