/**
 * Comfort for votes: one's own choice stays marked, its consequence appears, the round being voted is the one that
 * shows, and the cards of a guessing game are dealt from what the others wrote.
 */

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */
/** @typedef {{id: string, pseudonym?: string, sentences: string[]}} Card */

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function mount(element, context) {
  const place = element.querySelector('[data-ballots]')
  if (!(place instanceof HTMLElement)) return
  const show = () => {
    dealCards(place, context)
    for (const ballot of all(place, '[data-round]')) showBallot(ballot, context.state.ballots)
    recall(element, context)
    if (place.dataset.team === 'yes') showRound(place, roundToShow(element, context))
  }
  context.onState(show)
  const region = element.querySelector('[data-region]')
  if (region) new MutationObserver(show).observe(region, { childList: true })
  show()
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (root, selector) => [...root.querySelectorAll(selector)].filter(each => each instanceof HTMLElement)

/**
 * Once one has answered, what one answered to the same question days ago stands beside it.
 * @param {HTMLElement} element
 * @param {Context} context
 */
function recall(element, { state, extra }) {
  const line = element.querySelector('[data-earlier]')
  const words = line?.querySelector('[data-earlier-words]')
  if (!words || !extra.earlier) return
  words.textContent = extra.earlier
  line?.toggleAttribute('hidden', Object.keys(state.ballots).length === 0)
}

/**
 * @param {HTMLElement} place
 * @param {Context} context
 */
function dealCards(place, context) {
  const model = place.querySelector('template[data-card]')
  if (!(model instanceof HTMLTemplateElement)) return
  /** @type {Card[]} */
  const cards = context.extra.rounds ?? []
  const dealt = all(place, '[data-round]').map(ballot => ballot.dataset.round)
  for (const [index, card] of cards.entries())
    if (!dealt.includes(card.id)) model.before(cardFrom(model, card, index + 1))
  place.querySelector('[data-no-card]')?.toggleAttribute('hidden', cards.length > 0)
}

/**
 * @param {HTMLTemplateElement} model
 * @param {Card} card
 * @param {number} number
 */
function cardFrom(model, card, number) {
  const ballot = /** @type {HTMLElement} */ (model.content.firstElementChild?.cloneNode(true))
  ballot.dataset.round = card.id
  const round = ballot.querySelector('[name="payload.round"]')
  if (round instanceof HTMLInputElement) round.value = card.id
  const legend = ballot.querySelector('legend')
  if (legend) legend.textContent = card.pseudonym ?? `Carte ${number}`
  for (const [index, option] of all(ballot, '.option').entries()) {
    const text = option.querySelector('.option__text')
    if (text) text.textContent = card.sentences[index] ?? ''
    const box = option.querySelector('input')
    if (box) box.id = `${box.id}-${number}`
  }
  return ballot
}

/**
 * @param {HTMLElement} ballot
 * @param {{[round: string]: string}} cast
 */
function showBallot(ballot, cast) {
  const chosen = cast[ballot.dataset.round ?? '']
  for (const words of all(ballot, '[data-consequence]')) words.hidden = words.dataset.consequence !== chosen
  if (!chosen || ballot.dataset.shown === chosen) return
  ballot.dataset.shown = chosen
  for (const box of all(ballot, 'input[type=radio]'))
    if (box instanceof HTMLInputElement) box.checked = box.value === chosen
  const button = ballot.querySelector('[data-cast]')
  button?.classList.remove('button--primary')
  const label = button?.querySelector('span')
  if (label) label.textContent = 'Changer mon vote'
}

/**
 * The round that is being voted, as the live region says it, or else as this page knew it. Without a network one votes
 * on: whatever is late is kept, and said to be late.
 * @param {HTMLElement} element
 * @param {Context} context
 * @returns {string | null | undefined}
 */
function roundToShow(element, { state, extra }) {
  const { is_kept, ballots } = state
  if (is_kept && extra.rounds) return extra.rounds.find((/** @type {Card} */ round) => !(round.id in ballots))?.id
  const now = element.querySelector('[data-round-now]')?.getAttribute('data-round-now')
  return now ?? extra.current
}

/**
 * Whoever has voted may think again until the round is closed.
 * @param {HTMLElement} place
 * @param {string | null | undefined} round  undefined when nothing is known yet
 */
function showRound(place, round) {
  if (round === undefined) return
  for (const ballot of all(place, '[data-round]')) ballot.hidden = ballot.dataset.round !== round
}
