/**
 * A service card: once it is taken, what it changes in 2050 appears here, before one goes on; « c’est pour moi » is noted
 * at once, even without a network.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

const MARKED = ['for_me', 'asked_for']

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const take = element.querySelector('[data-take]')
  const forMe = element.querySelector('[data-for-me]')
  take?.addEventListener('submit', event => taken(event, element, context))
  forMe?.addEventListener('submit', () => {
    mark(element)
    part(element, '[data-marked]')?.focus()
  })
  context.onState(() => show(element, context))
  show(element, context)
}

/**
 * @param {Event} event
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
async function taken(event, element, context) {
  // The player would go on to the next step: here there is something to read first.
  event.preventDefault()
  event.stopPropagation()
  const { status } = await context.submit('StepRead', {})
  if (status === 'refused' || status === 'unsaved') return
  context.play('saved')
  show(element, context)
  const after = part(element, '[data-when-done]')
  after?.focus({ preventScroll: true })
  after?.scrollIntoView({ block: 'center', behavior: context.prefs.isCalm ? 'auto' : 'smooth' })
}

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
function show(element, { state, extra }) {
  const isTaken = state.is_done || state.is_kept
  part(element, '[data-when-done]')?.toggleAttribute('hidden', !isTaken)
  part(element, '[data-take]')?.toggleAttribute('hidden', isTaken)
  if (MARKED.includes(extra.level)) mark(element)
}

/** @param {HTMLElement} element */
function mark(element) {
  part(element, '[data-marked]')?.removeAttribute('hidden')
  part(element, '[data-for-me]')?.setAttribute('hidden', '')
}

/**
 * @param {HTMLElement} element
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
const part = (element, selector) => element.querySelector(selector)
