import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import vm from 'node:vm'

const SCRIPT = readFileSync(new URL('../../static/service-worker.js', import.meta.url), 'utf8')
const ORIGIN = 'https://elan.test'

/** The Cache API, as far as the worker uses it. Kept from one release to the next, as on a phone. */
class FakeCaches {
  /** @type {Map<string, Map<string, Response>>} */
  all = new Map()

  keys = () => Promise.resolve([...this.all.keys()])
  delete = (/** @type {string} */ name) => Promise.resolve(this.all.delete(name))
  match = (/** @type {string} */ key) =>
    Promise.resolve([...this.all.values()].map(cache => cache.get(key)?.clone()).find(Boolean))

  /** @param {string} name */
  open = name => {
    const cache = this.all.get(name) ?? new Map()
    this.all.set(name, cache)
    return Promise.resolve({
      match: (/** @type {string} */ key) => Promise.resolve(cache.get(key)?.clone()),
      put: (/** @type {string} */ key, /** @type {Response} */ response) =>
        Promise.resolve(void cache.set(key, response))
    })
  }
}

/**
 * @param {string} release
 * @param {{[path: string]: string}} shell
 */
function worker(release, shell, caches = new FakeCaches()) {
  /** @type {{[type: string]: (event: any) => void}} */
  const listeners = {}
  /** @type {string[]} */
  const fetched = []
  /** @type {(() => void)[]} */
  const alarms = []
  const net = {
    isThere: true,
    isHanging: false,
    status: 200,
    woken: /** @type {string[]} */ ([]),
    hasSkipped: false,
    shown: /** @type {any[]} */ ([]),
    opened: /** @type {string[]} */ ([])
  }
  const noFocus = () => Promise.resolve()
  const comeForward = () => Promise.resolve(void net.opened.push('focus'))
  const self = {
    /**
     * @param {string} type
     * @param {(event: any) => void} listener
     */
    addEventListener(type, listener) {
      listeners[type] = listener
    },
    skipWaiting() {
      net.hasSkipped = true
    },
    registration: {
      showNotification: (/** @type {string} */ title, /** @type {any} */ options) =>
        Promise.resolve(void net.shown.push({ title, ...options }))
    },
    clients: {
      claim: () => Promise.resolve(),
      openWindow: (/** @type {string} */ url) => Promise.resolve(void net.opened.push(url)),
      matchAll: () =>
        Promise.resolve([
          {
            url: `${ORIGIN}/jeu/mission/j01-m1`,
            postMessage: (/** @type {string} */ message) => net.woken.push(message),
            focus: noFocus
          },
          { url: `${ORIGIN}/jeu/equipe`, postMessage: () => {}, focus: comeForward }
        ])
    }
  }
  const fetch = (/** @type {string | Request} */ what) => {
    const url = typeof what === 'string' ? what : new URL(what.url).pathname
    fetched.push(url)
    if (net.isHanging) return new Promise(() => {})
    return net.isThere
      ? Promise.resolve(new Response(`network ${url}`, { status: net.status }))
      : Promise.reject(new TypeError('offline'))
  }
  const later = (/** @type {(reason: any) => void} */ work) => alarms.push(() => work(new Error('too slow')))
  const filled = SCRIPT.replace('__RELEASE__', release).replace('__SHELL__', JSON.stringify(shell))
  vm.runInNewContext(filled, {
    self,
    caches,
    fetch,
    location: { origin: ORIGIN },
    URL,
    Response,
    Promise,
    setTimeout: later
  })

  const extend = async (/** @type {string} */ type, /** @type {object} */ rest = {}) => {
    let work
    listeners[type]?.({ ...rest, waitUntil: (/** @type {Promise<any>} */ promise) => (work = promise) })
    await work
  }
  const ask = async (/** @type {string} */ path, /** @type {any} */ { mode = 'cors', ...init } = {}) => {
    const request = new Request(path.startsWith('/') ? ORIGIN + path : path, init)
    Object.defineProperty(request, 'mode', { value: mode })
    /** @type {Promise<Response> | undefined} */
    let answer
    listeners.fetch?.({ request, respondWith: (/** @type {Promise<Response>} */ promise) => (answer = promise) })
    return answer ? (await answer).text() : null
  }
  return { net, alarms, fetched, caches, extend, ask }
}

const SHELL = { 'js/play.js': 'aa', 'css/main.css': 'bb', '/hors-ligne': 'cc' }

test('the shell is kept at installation and answers without the network', async () => {
  const { net, ask, extend } = worker('r1', SHELL)
  await extend('install')
  net.isThere = false

  assert.equal(await ask('/static/r1/js/play.js'), 'network /static/r1/js/play.js')
  assert.equal(net.hasSkipped, false)
})

test('a new release downloads only what changed, and forgets the former when it becomes current', async () => {
  const { caches } = await installed('r1', SHELL)
  const next = worker('r2', { ...SHELL, 'css/main.css': 'b2' }, caches)

  await next.extend('install')
  assert.deepEqual(next.fetched, ['/static/r2/css/main.css'])
  assert.deepEqual([...caches.all.keys()], ['shell-r1', 'shell-r2'])

  await next.extend('activate')
  assert.deepEqual([...caches.all.keys()], ['shell-r2'])
  next.net.isThere = false
  assert.equal(await next.ask('/static/r2/js/play.js'), 'network /static/r1/js/play.js')
})

/**
 * @param {string} release
 * @param {{[path: string]: string}} shell
 */
async function installed(release, shell) {
  const made = worker(release, shell)
  await made.extend('install')
  await made.extend('activate')
  return made
}

test('a file that does not come stops the installation: the former shell stays whole', async () => {
  const { net, extend } = worker('r1', SHELL)
  net.status = 404

  await assert.rejects(extend('install'))
})

test('a page comes from the network, and the offline page when there is none', async () => {
  const { net, ask } = await installed('r1', SHELL)

  assert.equal(await ask('/jeu', { mode: 'navigate' }), 'network /jeu')
  net.isThere = false
  assert.equal(await ask('/jeu', { mode: 'navigate' }), 'network /hors-ligne')
})

test('a network that hangs ends at the offline page', async () => {
  const { net, alarms, ask } = await installed('r1', SHELL)
  net.isHanging = true

  const answer = ask('/jeu', { mode: 'navigate' })
  for (const alarm of alarms) alarm()

  assert.equal(await answer, 'network /hors-ligne')
})

test('a fragment says that it is offline', async () => {
  const { net, ask } = await installed('r1', SHELL)
  net.isThere = false

  assert.match((await ask('/jeu/equipe', { headers: { 'HX-Request': 'true' } })) ?? '', /Tu es hors ligne/)
})

test('everything else is left to the browser', async () => {
  const { ask } = await installed('r1', SHELL)

  assert.equal(await ask('/api/play/events', { method: 'POST' }), null)
  assert.equal(await ask('/jeu/mission/m1/etat'), null)
  assert.equal(await ask('/static/r0/js/play.js'), null)
  assert.equal(await ask('https://ailleurs.test/x.js'), null)
})

test('no page of anybody is ever kept', async () => {
  const { caches, ask } = await installed('r1', SHELL)
  await ask('/jeu/mission/m1', { mode: 'navigate' })
  await ask('/jeu/equipe', { headers: { 'HX-Request': 'true' } })
  await ask('/static/r1/js/unknown.js')

  assert.deepEqual(
    [...caches.all].flatMap(([, cache]) => [...cache.keys()]),
    ['/static/js/play.js?h=aa', '/static/css/main.css?h=bb', '/hors-ligne?h=cc']
  )
})

test('it becomes current only when somebody says so, and wakes pages when the network is back', async () => {
  const { net, extend } = worker('r1', SHELL)

  await extend('message', { data: 'other' })
  assert.equal(net.hasSkipped, false)
  await extend('message', { data: 'activate' })
  assert.equal(net.hasSkipped, true)
  await extend('sync')
  assert.deepEqual(net.woken, ['send'])
})

test('a reminder is shown in the words that came, and in none at all if nothing came', async () => {
  const { net, extend } = worker('r1', SHELL)
  const said = { title: 'Élan', body: 'Rappel : demain, 10 h.', tag: 'rdv', path: '/jeu/rendez-vous' }

  await extend('push', { data: { json: () => said } })
  await extend('push', { data: null })

  const icon = '/static/r1/icons/icon-192.png'
  const first = { title: 'Élan', body: said.body, tag: 'rdv', icon, lang: 'fr', data: { path: '/jeu/rendez-vous' } }
  const second = { title: 'Élan', body: '', tag: '', icon, lang: 'fr', data: { path: '/jeu' } }
  assert.deepEqual(JSON.parse(JSON.stringify(net.shown)), [first, second])
})

test('a tap on a reminder opens its page, in the tab where it is, and never a page of somebody else', async () => {
  const { net, extend } = worker('r1', SHELL)
  const tap = (/** @type {string} */ path) =>
    extend('notificationclick', { notification: { close() {}, data: { path } } })

  await tap('/jeu/rendez-vous')
  await tap('/jeu/equipe')
  await tap('https://ailleurs.test/')

  assert.deepEqual(net.opened, [`${ORIGIN}/jeu/rendez-vous`, 'focus'])
})
