import assert from 'node:assert/strict'
import { test } from 'node:test'
import { subscribe } from '../../static/js/modules/push-ask.js'

/** @param {string} permission */
function phone(permission) {
  /** @type {any[]} */
  const asked = []
  const keys = { p256dh: 'point', auth: 'secret' }
  const pushes = {
    getSubscription: () => Promise.resolve({ unsubscribe: () => Promise.resolve(asked.push('former')) }),
    subscribe: (/** @type {any} */ options) => {
      asked.push(options)
      return Promise.resolve({ toJSON: () => ({ endpoint: 'https://push.test/1', keys }) })
    }
  }
  const offered = {
    permit: () => Promise.resolve(permission),
    pushes: () => Promise.resolve(/** @type {any} */ (pushes))
  }
  return { asked, offered, pushes }
}

function form() {
  /** @type {{[selector: string]: {value: string}}} */
  const fields = {}
  for (const name of ['endpoint', 'p256dh', 'auth']) fields[`[name="${name}"]`] = { value: '' }
  const element = { dataset: { key: 'BKey' }, querySelector: (/** @type {string} */ selector) => fields[selector] }
  return { element: /** @type {any} */ (element), written: () => Object.values(fields).map(field => field.value) }
}

test('the address of the phone is written in the form, and a former one is given up', async () => {
  const { asked, offered } = phone('granted')
  const { element, written } = form()

  assert.equal(await subscribe(element, offered), 'granted')
  assert.deepEqual(written(), ['https://push.test/1', 'point', 'secret'])
  assert.deepEqual(asked, ['former', { userVisibleOnly: true, applicationServerKey: 'BKey' }])
})

test('who says no is asked for nothing more', async () => {
  const { asked, offered } = phone('denied')
  const { element, written } = form()

  assert.equal(await subscribe(element, offered), 'denied')
  assert.deepEqual([written(), asked], [['', '', ''], []])
})

test('a push service that does not answer is said', async () => {
  const { offered, pushes } = phone('granted')
  pushes.subscribe = () => Promise.reject(new Error('no network'))

  assert.equal(await subscribe(form().element, offered), 'failed')
})
