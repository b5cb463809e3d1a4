/** The entry of a mission's page. */

import { Player } from './play/player.js'

// What somebody writes to me is listened for once the mission can be played.
const LATER = 4_000

const root = document.querySelector('[data-play]')
const island = document.getElementById('play-state')?.textContent
if (root instanceof HTMLElement && island) play(root, JSON.parse(island))

/**
 * @param {HTMLElement} place
 * @param {import('./play/types.js').Island} state
 */
async function play(place, state) {
  // The steps of a mission are the same for every team; their regions learn here whose they are, and show nothing yet.
  const regions = [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll('[data-region][data-topic]'))]
  for (const { dataset } of regions) {
    dataset.topic = dataset.topic?.replace('{team}', state.team)
    dataset.version = '-1'
  }
  await new Player(place, state).start()
  setTimeout(listen, LATER, state.participant)
  if (regions.length) (await import('./live/regions.js')).watchRegions(place)
}

/**
 * Hears of messages; it also tells those who follow the youth that this phone is here.
 * @param {string} me
 */
async function listen(me) {
  const place = document.querySelector('[data-mission-word]')
  const region = place?.querySelector('[data-region]')
  if (!place || !(region instanceof HTMLElement)) return
  region.dataset.topic = region.dataset.topic?.replace('{me}', me)
  const { watchRegions } = await import('./live/regions.js')
  watchRegions(place)
}
