/** Tells that a file is on its way, and opens the way that was chosen before. */

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */
/** @typedef {{id: string, media_type: string}} Sent */

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function mount(element, context) {
  element.querySelector('[data-module~="ways"]')?.dispatchEvent(new Event('change', { bubbles: true }))
  watchSending(element)
  const show = () => showSent(element, context.extra.uploads ?? [])
  context.onState(show)
  show()
}

/**
 * What was sent already can be heard or seen again.
 * @param {HTMLElement} element
 * @param {Sent[]} sent
 */
function showSent(element, sent) {
  const place = element.querySelector('[data-sent]')
  const list = place?.querySelector('[data-sent-list]')
  if (!list || list.children.length === sent.length) return
  list.replaceChildren(...sent.map(sentPart))
  place?.removeAttribute('hidden')
}

/**
 * @param {Sent} sent
 * @param {number} index
 */
function sentPart({ id, media_type }, index) {
  const isSound = media_type.startsWith('audio/')
  const part = document.createElement(isSound ? 'audio' : 'img')
  part.src = `/jeu/depot/${id}`
  if (part instanceof HTMLAudioElement)
    Object.assign(part, { controls: true, preload: 'none', ariaLabel: `Son ${index + 1}` })
  else Object.assign(part, { alt: `Photo ${index + 1}, déjà envoyée`, loading: 'lazy' })
  return part
}

/**
 * While the form is busy with a file, it says so.
 * @param {HTMLElement} element
 */
function watchSending(element) {
  const form = element.querySelector('form[data-event-type="StepAnswered"]')
  const words = element.querySelector('[data-sending]')
  if (!form || !words) return
  const show = () => words.toggleAttribute('hidden', form.getAttribute('aria-busy') !== 'true' || !hasFile(element))
  new MutationObserver(show).observe(form, { attributes: true, attributeFilter: ['aria-busy'] })
}

/** @param {HTMLElement} element */
const hasFile = element =>
  [...element.querySelectorAll('input[type=file]')].some(
    field => field instanceof HTMLInputElement && !field.disabled && field.files?.length
  )
