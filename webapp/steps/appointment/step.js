/**
 * The free slots come with the player's state: they are drawn here as cards, and drawn again when they change.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 * @typedef {{id: string, day: string, label: string}} Slot
 */

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const draw = () => {
    drawSlots(element, context.extra.slots ?? [])
    element.querySelector('[data-booked]')?.toggleAttribute('hidden', !context.extra.booked)
  }
  context.onState(draw)
  draw()
}

/**
 * @param {HTMLElement} element
 * @param {Slot[]} slots
 */
function drawSlots(element, slots) {
  const place = element.querySelector('[data-slots]')
  const card = element.querySelector('[data-slot-card]')
  if (!(card instanceof HTMLTemplateElement) || !place || slots.length === 0) return
  const chosen = /** @type {HTMLInputElement | null} */ (place.querySelector('input:checked'))?.value
  const group = document.createElement('fieldset')
  group.className = 'field'
  const legend = document.createElement('legend')
  legend.className = 'field__label'
  legend.textContent = 'Quand ?'
  group.append(legend, ...slots.map(slot => drawSlot(card, slot, chosen)))
  place.replaceChildren(group)
}

/**
 * @param {HTMLTemplateElement} template
 * @param {Slot} slot
 * @param {string | undefined} chosen
 */
function drawSlot(template, slot, chosen) {
  const card = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
  const input = /** @type {HTMLInputElement} */ (card.querySelector('input'))
  input.value = slot.id
  input.checked = slot.id === chosen
  const words = card.querySelector('.option__text')
  if (words) words.textContent = `${slot.day}, ${slot.label}`
  return card
}
