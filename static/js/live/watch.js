/**
 * Watching topics: the server says that something changed, the page asks for it over HTTP. The socket's client is
 * loaded when the first topic is watched. Without a socket, what is visible is asked for every 15 seconds, and said so.
 */

import { Freshness, patience, RECONNECTION } from './freshness.js'

const POLL = 15_000
const RETRY = 5_000
// A socket that needs longer than this is as good as none.
const CONNECTING = 6_000

/**
 * @typedef {object} Watched
 * @property {string} topic
 * @property {number} [version]    that the page shows; -1 when it shows none yet
 * @property {number} [watchers]   how many phones show the same
 * @property {number} [every]      seconds after which what is shown may be old even if nothing was announced
 * @property {() => boolean} isVisible
 * @property {() => Promise<number | void>} refresh  fetches and shows; may answer the version that came
 *
 * @typedef {{watched: Watched, freshness: Freshness}} Watch
 */

/** @type {Set<Watch>} */
const watches = new Set()
/** @type {import('socket.io-client').Socket | undefined} */
let socket
let isOpened = false
/** @type {ReturnType<typeof setInterval> | undefined} */
let polling

/**
 * Watches a topic for as long as the page lives.
 * @param {Watched} watched
 * @returns {() => void} looks again, now that it may be visible
 */
export function watch(watched) {
  const item = { watched, freshness: new Freshness(watched.version ?? 0) }
  watches.add(item)
  if (!isOpened) open()
  ask(item)
  run(item)
  if (watched.every) setInterval(() => age(item), 1000 * watched.every)
  return () => run(item)
}

/**
 * Time has passed.
 * @param {Watch} item
 */
function age(item) {
  item.freshness.doubt()
  run(item)
}

async function open() {
  isOpened = true
  const fallback = setTimeout(poll, CONNECTING)
  document.addEventListener('visibilitychange', runAll)
  try {
    const { io } = await import('../../vendor/js/socket.io.js')
    socket = io({ path: '/live', transports: ['websocket'], ...RECONNECTION })
  } catch {
    return poll()
  }
  socket.on('connect', () => {
    clearTimeout(fallback)
    stopPolling()
    for (const item of watches) ask(item)
  })
  socket.on('connect_error', poll)
  socket.on('disconnect', poll)
  socket.on('changed', ({ topic, version }) => {
    for (const item of watches) if (item.watched.topic === topic) hear(item, version)
  })
}

/**
 * Asks to be told, and learns which version is current: after a loss, only what is older is fetched.
 * @param {Watch} item
 */
function ask(item) {
  if (!socket?.connected) return
  socket.emit('watch', { topic: item.watched.topic }, (/** @type {any} */ answer) => {
    if (answer?.error) watches.delete(item)
    else hear(item, Number(answer?.version) || 0)
  })
}

/**
 * @param {Watch} item
 * @param {number} version
 */
function hear(item, version) {
  item.freshness.hear(version)
  run(item)
}

/**
 * Fetches what is stale; a hidden page does not, it will when it is shown.
 * @param {Watch} item
 */
async function run(item) {
  const { watched, freshness } = item
  showPolling()
  if (document.hidden || !watched.isVisible() || !freshness.begin()) return
  await new Promise(resolve => setTimeout(resolve, patience(watched.watchers ?? 0)))
  try {
    freshness.end(true, Number(await watched.refresh()) || 0)
    if (freshness.isStale) run(item)
  } catch {
    freshness.end(false)
    setTimeout(run, RETRY, item)
  }
}

function runAll() {
  for (const item of watches) run(item)
}

function poll() {
  polling ??= setInterval(() => {
    for (const { freshness } of watches) freshness.doubt()
    runAll()
  }, POLL)
  showPolling()
}

function stopPolling() {
  clearInterval(polling)
  polling = undefined
  showPolling()
}

/** What is seen may be 15 seconds old: it is said, and only where something is seen. */
function showPolling() {
  const isTrue = polling !== undefined && [...watches].some(({ watched }) => watched.isVisible())
  for (const note of document.querySelectorAll('[data-live-note]')) note.toggleAttribute('hidden', !isTrue)
}
