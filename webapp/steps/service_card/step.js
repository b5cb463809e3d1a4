/**
 * A service card: once it is taken, what it changes in 2050 appears.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const effect = element.querySelector('[data-when-done]')
  /** @param {boolean} isDone */
  const show = isDone => effect?.toggleAttribute('hidden', !isDone)
  show(context.state.is_done)
  context.onState(state => show(state.is_done || state.is_kept))
}
