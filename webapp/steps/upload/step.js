/** Tells that a file is on its way, and opens the way that was chosen before. */

/** @param {HTMLElement} element */
export function mount(element) {
  element.querySelector('[data-module~="ways"]')?.dispatchEvent(new Event('change', { bubbles: true }))
  watchSending(element)
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
