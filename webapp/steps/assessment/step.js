/**
 * What stays on the phone is looked at by the phone alone: the words for a stormy line appear here, and nobody is told.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  if (context.step.keeps !== 'device') return
  const fields = element.querySelector('[data-device-fields]')
  const show = () => showAlerts(element, chosenLevels(fields))
  fields?.addEventListener('change', show)
  show()
}

/**
 * @param {Element | null} fields
 * @returns {Set<string>}
 */
function chosenLevels(fields) {
  const checked = /** @type {NodeListOf<HTMLInputElement>} */ (fields?.querySelectorAll('input:checked') ?? [])
  return new Set([...checked].map(input => input.value))
}

/**
 * @param {HTMLElement} element
 * @param {Set<string>} levels
 */
function showAlerts(element, levels) {
  const alerts = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll('[data-alert]'))
  for (const alert of alerts) alert.hidden = !levels.has(alert.dataset.alert ?? '')
}
