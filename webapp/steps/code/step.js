/**
 * A puzzle with a short answer: a calculator for numbers, signs to hear or feel, a keyboard of letters for who dictates,
 * and the answer in full once the step is over.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

import { mountCalculator } from './calculator.js'
import { mountSignals } from './signals.js'

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const calculator = element.querySelector('[data-calculator]')
  if (calculator instanceof HTMLElement) mountCalculator(calculator)
  mountSignals(element, context.prefs)
  offerLetters(element)
  context.onState(state => tell(element, state.extra.answer_display))
  tell(element, context.extra.answer_display)
}

/**
 * A keypad has no key to dictate: one may ask for the whole keyboard.
 * @param {HTMLElement} element
 */
function offerLetters(element) {
  const button = element.querySelector('[data-keyboard]')
  const field = element.querySelector('input[name="payload.answer"]')
  if (!(button instanceof HTMLElement) || !(field instanceof HTMLInputElement)) return
  button.hidden = !matchMedia('(pointer: coarse)').matches
  button.addEventListener('click', () => {
    field.inputMode = 'text'
    button.hidden = true
    field.focus()
  })
}

/**
 * @param {HTMLElement} element
 * @param {string | undefined} answer
 */
function tell(element, answer) {
  const line = element.querySelector('[data-answer]')
  const words = element.querySelector('[data-answer-words]')
  if (!answer || !words) return
  words.textContent = answer
  line?.removeAttribute('hidden')
}
