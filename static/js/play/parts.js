/** Pieces of the page that the player copies (`play/parts/player.html`): the words are in templates, not in scripts. */

/**
 * @param {string} name
 * @param {{[slot: string]: string}} [words]  an empty word leaves the slot as the template has it
 * @returns {HTMLElement}
 */
export function part(name, words = {}) {
  const template = document.querySelector(`template[data-play-part="${name}"]`)
  const piece = template instanceof HTMLTemplateElement ? template.content.firstElementChild?.cloneNode(true) : null
  if (!(piece instanceof HTMLElement)) throw new Error(`no part of the player is called ${name}`)
  // The zone that receives it speaks already, and the player plays the sound itself.
  piece.removeAttribute('role')
  delete piece.dataset.module
  for (const slot of piece.querySelectorAll('[data-slot]')) fillSlot(slot, words[slot.getAttribute('data-slot') ?? ''])
  return piece
}

/**
 * @param {Element} slot
 * @param {string | undefined} text
 */
function fillSlot(slot, text) {
  if (text) slot.replaceChildren(...lines(text))
  else if (!slot.hasChildNodes()) slot.remove()
}

/**
 * A text of an author, with its line breaks.
 * @param {string} text
 * @returns {(string | Element)[]}
 */
export const lines = text =>
  text.split('\n').flatMap((line, index) => (index ? [document.createElement('br'), line] : [line]))

/**
 * The same words with another number: "Voir l’indice 1" becomes "Voir l’indice 2".
 * @param {string} text
 * @param {number} number
 */
export const renumber = (text, number) => text.replace(/\d+/, String(number))
