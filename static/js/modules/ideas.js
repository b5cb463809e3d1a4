/** Ideas of names: with JavaScript each becomes a button that writes itself into the field. */

/** @param {HTMLElement} element */
export function mount(element) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(element.dataset.field ?? ''))
  if (!field) return
  for (const item of element.querySelectorAll('li'))
    item.replaceChildren(ideaButton((item.textContent ?? '').trim(), field))
}

/**
 * @param {string} name
 * @param {HTMLInputElement} field
 */
function ideaButton(name, field) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button--small'
  button.textContent = name
  button.addEventListener('click', () => write(name, field))
  return button
}

/**
 * @param {string} name
 * @param {HTMLInputElement} field
 */
function write(name, field) {
  field.value = name
  field.removeAttribute('aria-invalid')
  field.focus()
}
