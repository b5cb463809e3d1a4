/** The free slots come with the player's state: they are laid out here, day by day, and again when they change. */

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */
/** @typedef {{id: string, day: string, label: string, modes: string[]}} Slot */

// A phone shows so many without scrolling for long.
const NEAR_DAYS = 3

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function mount(element, context) {
  const place = element.querySelector('[data-slots]')
  if (!(place instanceof HTMLElement)) return
  const show = () => {
    layOut(element, place, context)
    showBooked(element, context.extra.booked)
    narrowModes(element, context.extra.slots ?? [])
  }
  context.onState(show)
  place.addEventListener('change', () => narrowModes(element, context.extra.slots ?? []))
  show()
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} place
 * @param {Context} context
 */
function layOut(element, place, { extra, state }) {
  if (!Array.isArray(extra.slots)) return
  /** @type {Slot[]} */
  const slots = extra.slots
  const shown = slots.map(slot => slot.id).join(' ')
  if (place.dataset.shown === shown) return
  place.dataset.shown = shown
  const chosen = chosenIn(element) ?? state.answer?.slot
  const days = byDay(slots).map(day => dayPart(element, day, chosen))
  const far = days.slice(NEAR_DAYS)
  place.replaceChildren(...days.slice(0, NEAR_DAYS), ...(far.length > 0 ? [farPart(element, far)] : []))
  element.querySelector('[data-no-slot]')?.toggleAttribute('hidden', slots.length > 0)
  element.querySelector('[data-booking]')?.toggleAttribute('hidden', slots.length === 0)
}

/**
 * The days after the next ones wait in a fold, unless what was chosen is among them.
 * @param {HTMLElement} element
 * @param {HTMLElement[]} days
 */
function farPart(element, days) {
  const part = copy(element, '[data-far-part]')
  part.append(...days)
  part.toggleAttribute('open', part.querySelector(':checked') !== null)
  return part
}

/**
 * Slots of one day stand together, in the order in which they come.
 * @param {Slot[]} slots
 * @returns {Slot[][]}
 */
export function byDay(slots) {
  /** @type {Map<string, Slot[]>} */
  const days = new Map()
  for (const slot of slots) days.set(slot.day, [...(days.get(slot.day) ?? []), slot])
  return [...days.values()]
}

/**
 * @param {HTMLElement} element
 * @param {Slot[]} day
 * @param {string | undefined} chosen
 */
function dayPart(element, day, chosen) {
  const part = copy(element, '[data-day-part]')
  const legend = part.querySelector('legend')
  if (legend) legend.textContent = day[0]?.day ?? ''
  part.querySelector('.options')?.append(...day.map(slot => slotPart(element, slot, chosen)))
  return part
}

/**
 * @param {HTMLElement} element
 * @param {Slot} slot
 * @param {string | undefined} chosen
 */
function slotPart(element, slot, chosen) {
  const part = copy(element, '[data-slot-part]')
  const field = part.querySelector('input')
  if (field) Object.assign(field, { value: slot.id, checked: slot.id === chosen })
  const words = part.querySelector('.option__text')
  if (words) words.textContent = slot.label
  return part
}

/**
 * Only the ways that go with the chosen slot can be picked.
 * @param {HTMLElement} element
 * @param {Slot[]} slots
 */
function narrowModes(element, slots) {
  const select = element.querySelector('select[name="payload.answer.mode"]')
  const slot = slots.find(({ id }) => id === chosenIn(element))
  if (!(select instanceof HTMLSelectElement)) return
  for (const option of select.options)
    option.disabled = Boolean(option.value && slot?.modes.length && !slot.modes.includes(option.value))
  if (select.selectedOptions[0]?.disabled) select.value = ''
}

/**
 * @param {HTMLElement} element
 * @param {{day: string, time: string, counsellor: string} | null} [booked]
 */
function showBooked(element, booked) {
  element.querySelector('[data-booked]')?.toggleAttribute('hidden', !booked)
  const words = element.querySelector('[data-booked-words]')
  if (booked && words) words.textContent = `${booked.day}, ${booked.time}, avec ${booked.counsellor}.`
}

/** @param {HTMLElement} element */
function chosenIn(element) {
  const chosen = element.querySelector('[name="payload.answer.slot"]:checked')
  return chosen instanceof HTMLInputElement ? chosen.value : undefined
}

/**
 * @param {HTMLElement} element
 * @param {string} selector
 */
function copy(element, selector) {
  const model = /** @type {HTMLTemplateElement} */ (element.querySelector(`template${selector}`))
  return /** @type {HTMLElement} */ (model.content.firstElementChild?.cloneNode(true))
}
