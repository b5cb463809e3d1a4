/** Erasing an account: the phone forgets it too, once the server is asked. */

import { clearDevice } from '../offline/clear-device.js'

/** @param {HTMLElement} element */
export function mount(element) {
  const form = /** @type {HTMLFormElement} */ (element)
  form.addEventListener('submit', event => {
    if (!isConfirmed(form)) return
    event.preventDefault()
    clearDevice(form.dataset.participant ?? '')
      .catch(() => {})
      .finally(() => form.submit())
  })
}

/** @param {HTMLFormElement} form */
const isConfirmed = form => String(new FormData(form).get('word')).trim().toUpperCase() === 'EFFACER'
