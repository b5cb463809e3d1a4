/** Words that stay on this phone are kept with their questions, so that they can be found again in two touches. */

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */

const WORDS = 'words:'

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function mount(element, context) {
  if (context.step.keeps !== 'device') return
  element.addEventListener('change', () => {
    context.store.set(WORDS + context.step.id, wordsIn(element)).catch(() => {})
  })
}

/** @param {HTMLElement} element */
function wordsIn(element) {
  /** @type {{[part: string]: {label: string, text: string}}} */
  const words = {}
  for (const field of element.querySelectorAll('[data-form-field] textarea')) {
    const part = field.closest('[data-form-field]')
    const text = field instanceof HTMLTextAreaElement ? field.value.trim() : ''
    const label = part?.querySelector('.field__label')?.firstChild?.textContent?.trim() ?? ''
    if (text) words[part?.getAttribute('data-form-field') ?? ''] = { label, text }
  }
  return words
}
