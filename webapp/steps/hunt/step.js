/** Opens the proof that was chosen before; the rest of a hunt is a form. */

/** @param {HTMLElement} element */
export function mount(element) {
  element.querySelector('[data-module~="ways"]')?.dispatchEvent(new Event('change', { bubbles: true }))
}
