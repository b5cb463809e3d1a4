/**
 * The end of the day: opening the recap is enough to have ended it, so that the page already counts it.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const link = element.querySelector('[data-recap]')
  const later = element.querySelector('form')
  const show = () => later?.toggleAttribute('hidden', context.state.is_done || context.state.is_kept)
  if (link instanceof HTMLAnchorElement) link.addEventListener('click', event => open(event, link, context))
  context.onState(show)
  show()
}

/**
 * @param {MouseEvent} event
 * @param {HTMLAnchorElement} link
 * @param {StepContext} context
 */
async function open(event, link, { state, submit }) {
  // Another tab opens by itself, and a day that is over is not ended twice.
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || state.is_done) return
  event.preventDefault()
  await submit('StepRead', {})
  location.assign(link.href)
}
