/**
 * The entry of the page where one leaves: what waits is sent, then asked about if it could not be; then this phone
 * forgets, and only then does the form go. Markup: `components/sign_out_form.html`.
 */

import { clearDevice, leftOnDevice } from './offline/clear-device.js'
import { connect } from './offline/connect.js'

const form = document.querySelector('form[data-sign-out]')
if (form instanceof HTMLFormElement) guard(form, form.dataset.participant ?? '')

/**
 * @param {HTMLFormElement} leaving
 * @param {string} participant
 */
async function guard(leaving, participant) {
  const { outbox } = await connect({ participant, seq: 0, team: '', version: '' }, { hear() {}, ended() {} })
  leaving.addEventListener('submit', async event => {
    event.preventDefault()
    const isSure = event.submitter?.hasAttribute('data-sign-out-anyway')
    if (!isSure) await outbox.send().catch(() => {})
    const left = await leftOnDevice(participant)
    if (!isSure && (left.unsent || left.onlyHere)) ask(leaving, left)
    else leave(leaving, participant)
  })
}

/**
 * @param {HTMLFormElement} leaving
 * @param {{unsent: number, onlyHere: number}} left
 */
function ask(leaving, { unsent, onlyHere }) {
  const question = leaving.querySelector('[data-sign-out-ask]')
  question?.removeAttribute('hidden')
  question?.querySelector('[data-unsent]')?.toggleAttribute('hidden', !unsent)
  question?.querySelector('[data-only-here]')?.toggleAttribute('hidden', !onlyHere)
  const answer = question?.querySelector('[data-sign-out-anyway]')
  if (answer instanceof HTMLElement) answer.focus()
}

/**
 * @param {HTMLFormElement} leaving
 * @param {string} participant
 */
async function leave(leaving, participant) {
  await clearDevice(participant).catch(() => {})
  leaving.submit()
}
