/** The people of the team: who they are is known to the phone, not to the page that everybody shares. */

import { all, givenIn, input } from './find.js'

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */
/** @typedef {{public_id: string, pseudonym: string}} Member */

/**
 * The people of the team, in lists, boxes and signature lines.
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function namePeople(element, context) {
  /** @type {Member[]} */
  const members = context.extra.members ?? []
  for (const place of all(element, '[data-member] select')) {
    const given = givenIn(place, context)
    const known = members.map(
      ({ pseudonym, public_id }) => new Option(pseudonym, public_id, false, public_id === given)
    )
    place.querySelector('option')?.after(...known)
  }
  for (const place of all(element, '[data-members] .options')) offerMembers(place, members, givenIn(place, context))
  for (const [index, label] of all(element, '[data-signatures] label').entries())
    label.textContent = members[index]?.pseudonym ?? label.textContent
}

/**
 * @param {HTMLElement} place
 * @param {Member[]} members
 * @param {any} given
 */
function offerMembers(place, members, given) {
  const model = place.querySelector('label')
  if (!model || members.length === 0) return
  const cards = members.map(({ pseudonym, public_id }, index) => {
    const card = /** @type {HTMLElement} */ (model.cloneNode(true))
    const box = input(card, 'input')
    if (box)
      Object.assign(box, { value: public_id, id: `${box.id}-${index}`, checked: [given].flat().includes(public_id) })
    const text = card.querySelector('.option__text')
    if (text) text.textContent = pseudonym
    return card
  })
  place.replaceChildren(...cards)
}
