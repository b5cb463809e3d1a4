/** A button that prints; without JavaScript it stays hidden and the browser's menu does the same. */

/** @param {HTMLElement} button */
export function mount(button) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
