/**
 * Several ways of answering: only the chosen one is open, and only its fields leave. Without JavaScript all are open and
 * the server reads the chosen one. The element holds the radio buttons and, in `[data-way]`, what each way asks for.
 */

/** @param {HTMLElement} element */
export function mount(element) {
  const show = () => showChosen(element)
  element.addEventListener('change', show)
  show()
}

/** @param {HTMLElement} element */
function showChosen(element) {
  const chosen = element.querySelector('[data-ways] input:checked')
  const way = chosen instanceof HTMLInputElement ? chosen.value : ''
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll('[data-way]'))) {
    place.hidden = place.dataset.way !== way
    for (const field of place.querySelectorAll('input, textarea')) field.toggleAttribute('disabled', place.hidden)
  }
}
