/**
 * Passing the phone on: what waits is sent first, the person is asked if something would be lost, then the phone
 * forgets everything of theirs, and only then is the session closed.
 */

import { clearDevice, leftOnDevice } from '../offline/clear-device.js'
import { connect } from '../offline/connect.js'

const PATIENCE = 6_000

/** @param {HTMLElement} element */
export function mount(element) {
  const form = /** @type {HTMLFormElement} */ (element)
  const { participant } = form.dataset
  if (!participant) return
  form.addEventListener('submit', event => {
    event.preventDefault()
    const isDecided = /** @type {HTMLElement | null} */ (event.submitter)?.matches('[data-anyway]') ?? false
    leave(form, participant, isDecided)
  })
}

/**
 * @param {HTMLFormElement} form
 * @param {string} participant
 * @param {boolean} isDecided
 */
async function leave(form, participant, isDecided) {
  if (!isDecided) {
    tell(form, 'On envoie ce qui reste…')
    await soon(sendWhatWaits(form, participant))
    tell(form, '')
    const left = await leftOnDevice(participant)
    if (left.unsent + left.onlyHere > 0) return warn(form, left)
  }
  await clearDevice(participant).catch(() => {})
  form.submit()
}

/**
 * @param {HTMLFormElement} form
 * @param {string} participant
 */
async function sendWhatWaits(form, participant) {
  const { team = '', version = '', seq = '0' } = form.dataset
  const silence = { hear: () => {}, ended: () => {} }
  const { outbox } = await connect({ participant, team, version, seq: Number(seq) }, silence)
  await outbox.send()
}

/** @param {Promise<void>} work */
const soon = work => Promise.race([work.catch(() => {}), new Promise(resolve => setTimeout(resolve, PATIENCE))])

/**
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function tell(form, words) {
  const line = form.querySelector('[data-sending]')
  if (line) line.textContent = words
}

/**
 * @param {HTMLFormElement} form
 * @param {{unsent: number, onlyHere: number}} left
 */
function warn(form, left) {
  say(form, '[data-unsent]', left.unsent, 'réponse n’est', 'réponses ne sont')
  say(form, '[data-only-here]', left.onlyHere, 'réponse est', 'réponses sont')
  reveal(form, '[data-warning]')
  reveal(form, '[data-anyway]')
}

/**
 * @param {HTMLFormElement} form
 * @param {string} selector
 * @param {number} count
 * @param {string} one
 * @param {string} several
 */
function say(form, selector, count, one, several) {
  const line = /** @type {HTMLElement | null} */ (form.querySelector(selector))
  const words = line?.querySelector('[data-count]')
  if (!line || !words) return
  words.textContent = `${count} ${count > 1 ? several : one}`
  line.hidden = count === 0
}

/**
 * @param {HTMLFormElement} form
 * @param {string} selector
 */
function reveal(form, selector) {
  const element = /** @type {HTMLElement | null} */ (form.querySelector(selector))
  if (element) element.hidden = false
}
