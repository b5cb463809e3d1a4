/** Opens the outbox of whoever plays on this page, keeps tabs in step, and says when it is time to send. */

import { drawer } from './device-store.js'
import { Outbox } from './outbox.js'
import { Records } from './records.js'
import { postEvents, postUpload } from './server.js'
import { openVault } from './vault.js'

/** @typedef {import('./outbox.js').News} News */
/** @typedef {import('./outbox.js').Ending} Ending */

const CHANNEL = 'elan'
const EVERY = 30_000

/**
 * @param {{participant: string, seq: number, team: string, version: string}} island
 * @param {{hear: (news: News) => void, ended: (ending: Ending) => void}} listener
 */
export async function connect(island, listener) {
  const { participant } = island
  const vault = await openVault(participant)
  const records = new Records(vault, island.seq)
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null
  const hear = (/** @type {News} */ news) => {
    listener.hear(news)
    outbox.hear(news)
  }
  const tell = (/** @type {News} */ news) => {
    channel?.postMessage({ participant, news })
    if (news.kind === 'added') askToSync()
    hear(news)
  }
  const outbox = new Outbox({ records, island, postEvents, postUpload, lock, tell, ended: listener.ended })
  channel?.addEventListener('message', ({ data }) => data.participant === participant && hear(data.news))
  sendWhenItIsTime(outbox)
  addEventListener('beforeunload', event => records.isLoose() && event.preventDefault())
  return { outbox, records, participant, drafts: drawer(vault, 'drafts'), device: drawer(vault, 'device') }
}

/** @param {Outbox} outbox */
function sendWhenItIsTime(outbox) {
  const send = () => {
    if (document.visibilityState === 'visible') outbox.send().catch(() => {})
  }
  addEventListener('online', send)
  addEventListener('pageshow', send)
  document.addEventListener('visibilitychange', send)
  navigator.serviceWorker?.addEventListener('message', ({ data }) => data === 'send' && outbox.send().catch(() => {}))
  setInterval(send, EVERY)
  send()
}

/** Where the browser has Background Sync, the worker wakes our pages when the network is back. */
async function askToSync() {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  const sync = /** @type {any} */ (registration)?.sync
  sync?.register('outbox').catch(() => {})
}

/** @type {import('./outbox.js').Parts['lock']} */
const lock = work => (navigator.locks ? navigator.locks.request('elan-outbox', work) : work())
