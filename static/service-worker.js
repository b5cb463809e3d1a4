/**
 * The worker of the installed application: a table of rules, the first that matches decides. It keeps the files of one
 * release ("the shell") and an offline page; it never keeps a page with a person in it. The server writes the release
 * and the shell into this file: `{"js/play.js": "<hash>", "/hors-ligne": "<hash>"}`, where a path that does not begin
 * with a slash is below `/static/<release>/`.
 *
 * A classic script, for the widest support; it imports nothing.
 */

const RELEASE = '__RELEASE__'
/** @type {{[path: string]: string}} */
const SHELL = JSON.parse('__SHELL__')

const SHELL_CACHE = `shell-${RELEASE}`
const OFFLINE_PAGE = '/hors-ligne'
const STATIC = `/static/${RELEASE}/`
const OFFLINE_FRAGMENT = '<p class="offline" role="status">Tu es hors ligne. Cette partie revient avec le réseau.</p>'
// A slow network is no reason to show "offline" while nothing else is there to be shown.
const PATIENCE = 8_000

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

/**
 * @typedef {object} Rule
 * @property {string} name
 * @property {(request: Request, url: URL) => boolean} matches
 * @property {((request: Request, url: URL) => Promise<Response>) | null} answer  null: the browser does as it likes
 */

/** @type {Rule[]} */
const RULES = [
  { name: 'writes', matches: request => request.method !== 'GET', answer: null },
  { name: 'elsewhere', matches: (_, url) => url.origin !== location.origin, answer: null },
  { name: 'shell', matches: (_, url) => url.pathname.startsWith(STATIC), answer: fromShell },
  { name: 'fragments', matches: request => request.headers.has('HX-Request'), answer: orFragment },
  // The packs of a prepared day come here: `navigations` would look in them after three seconds, before OFFLINE_PAGE.
  { name: 'navigations', matches: request => request.mode === 'navigate', answer: orOfflinePage }
]

worker.addEventListener('install', event => event.waitUntil(keepShell()))
worker.addEventListener('activate', event => event.waitUntil(becomeCurrent()))
worker.addEventListener('message', event => {
  if (event.data === 'activate') worker.skipWaiting()
})
worker.addEventListener('fetch', event => {
  const url = new URL(event.request.url)
  const rule = RULES.find(each => each.matches(event.request, url))
  if (rule?.answer) event.respondWith(rule.answer(event.request, url))
})
// Background Sync: the pages that are open send, since only they hold the key of what waits.
worker.addEventListener('sync', event => /** @type {any} */ (event).waitUntil(wakePages()))

// A reminder: its words were written by the server, and nothing else is in it.
worker.addEventListener('push', event => event.waitUntil(showReminder(event.data)))
worker.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(openPage(event.notification.data?.path ?? '/jeu'))
})

/** @param {PushMessageData | null} data */
function showReminder(data) {
  const { title = 'Élan', body = '', tag = '', path = '/jeu' } = data?.json() ?? {}
  const icon = `${STATIC}icons/icon-192.png`
  return worker.registration.showNotification(title, { body, tag, icon, lang: 'fr', data: { path } })
}

/**
 * Goes to a page of ours, in a tab that is open if there is one.
 * @param {string} path
 */
async function openPage(path) {
  const url = new URL(path, location.origin)
  if (url.origin !== location.origin) return
  const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  // A tab in the middle of a mission is left as it is.
  const open = tabs.find(tab => new URL(tab.url).pathname === url.pathname)
  await (open ? open.focus() : worker.clients.openWindow(url.href))
}

/** Keeps the files of this release; those that did not change are copied, not downloaded again. */
async function keepShell() {
  const cache = await caches.open(SHELL_CACHE)
  await Promise.all(Object.entries(SHELL).map(([path, hash]) => keepFile(cache, path, hash)))
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {string} hash
 */
async function keepFile(cache, path, hash) {
  const key = keyOf(path, hash)
  const known = await caches.match(key)
  const response = known ?? (await fetchFile(path))
  if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`)
  await cache.put(key, response)
}

/**
 * The address of a file below the release says its content: what the page has just loaded is not loaded again.
 * @param {string} path
 */
const fetchFile = path => (path.startsWith('/') ? fetch(path, { cache: 'reload' }) : fetch(STATIC + path))

/** The name of a file in the cache says its content, whatever the release. */
const keyOf = (/** @type {string} */ path, /** @type {string} */ hash) =>
  `${path.startsWith('/') ? path : `/static/${path}`}?h=${hash}`

async function becomeCurrent() {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith('shell-') && name !== SHELL_CACHE).map(forgetCache))
  await worker.clients.claim()
}

const forgetCache = (/** @type {string} */ name) => caches.delete(name)

/**
 * @param {Request} request
 * @param {URL} url
 */
async function fromShell(request, url) {
  return (await inShell(url.pathname.slice(STATIC.length))) ?? fetch(request)
}

/** @param {string} path */
async function inShell(path) {
  const hash = SHELL[path]
  return hash === undefined ? undefined : (await caches.open(SHELL_CACHE)).match(keyOf(path, hash))
}

/** @param {Request} request */
function orFragment(request) {
  const headers = { 'Content-Type': 'text/html; charset=utf-8' }
  return fetch(request).catch(() => new Response(OFFLINE_FRAGMENT, { headers }))
}

/** @param {Request} request */
async function orOfflinePage(request) {
  try {
    return await soon(fetch(request))
  } catch {
    return (await inShell(OFFLINE_PAGE)) ?? Response.error()
  }
}

/**
 * @param {Promise<Response>} response
 * @returns {Promise<Response>}
 */
const soon = response =>
  Promise.race([response, new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error('too slow')))])

async function wakePages() {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage('send')
}
