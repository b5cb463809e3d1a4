/**
 * The button that reads a text aloud (`data-target`: id of the text). It shows itself only where a voice speaks the
 * language of the text; a second press stops.
 */

import { sentences } from '../reading/sentences.js'
import { isSupported, read, stop, voicesFor, whenVoicesKnown } from '../reading/speech.js'

/** @param {HTMLElement} button */
export function mount(button) {
  if (!isSupported) return
  whenVoicesKnown(() => {
    button.hidden = voicesFor(languageOf(button)).length === 0
  })
  button.addEventListener('click', () => (button.getAttribute('aria-pressed') === 'true' ? stop() : start(button)))
  addEventListener('pagehide', stop)
}

/** @param {HTMLElement} button */
function start(button) {
  const target = targetOf(button)
  if (!target) return
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read, and lines end sentences.
  read(sentences(target.innerText), { language: languageOf(button), onEnd: () => show(button, target, false) })
  show(button, target, true)
}

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} target
 * @param {boolean} isReading
 */
function show(button, target, isReading) {
  button.setAttribute('aria-pressed', String(isReading))
  target.classList.toggle('is-read', isReading)
}

/** @param {HTMLElement} button */
const targetOf = button => document.getElementById(button.dataset.target ?? '')

/** @param {HTMLElement} button */
const languageOf = button => targetOf(button)?.closest('[lang]')?.getAttribute('lang') || 'fr'
