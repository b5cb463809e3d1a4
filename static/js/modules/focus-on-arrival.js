/** What must be heard first when the page arrives: a summary of errors. */

/** @param {HTMLElement} element */
export function mount(element) {
  element.focus()
}
