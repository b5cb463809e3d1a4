/** Finding the parts of a form. */

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const all = (root, selector) => [...root.querySelectorAll(selector)].filter(each => each instanceof HTMLElement)

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLInputElement | null}
 */
export const input = (root, selector) => {
  const found = root.querySelector(selector)
  return found instanceof HTMLInputElement ? found : null
}

/**
 * What was answered to a part of the form, if anything was.
 * @param {Element} part
 * @param {Context} context
 */
export const givenIn = (part, context) => {
  const field = part.closest('[data-form-field]')?.getAttribute('data-form-field') ?? ''
  return context.state.answer?.[field]
}
