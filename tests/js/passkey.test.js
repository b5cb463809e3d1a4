import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sign } from '../../static/js/modules/passkey.js'

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).buffer

/** @param {any} answer */
function browser(answer) {
  /** @type {any[]} */
  const asked = []
  const reply = (/** @type {string} */ what) => (/** @type {any} */ options) => {
    asked.push(what, options)
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  const ask = (/** @type {string} */ address) => {
    asked.push(address)
    return Promise.resolve({ challenge: 'YS1i_w', allowCredentials: [{ id: 'a2V5', type: 'public-key' }] })
  }
  return { asked, offered: { ask, create: reply('create'), get: reply('get') } }
}

const said = /** @type {any} */ ({ passkey: 'sign', ask: '/demande' })

test('what is asked is given to the browser as bytes, and its answer to the form as text', async () => {
  const response = { clientDataJSON: bytes('{}'), authenticatorData: bytes('data'), signature: bytes('>>>???') }
  const key = { id: 'a2V5', rawId: bytes('key'), type: 'public-key', response }
  const { asked, offered } = browser(key)
  const field = { value: '' }

  assert.equal(await sign(said, field, offered), 'signed')
  const [address, what, options] = asked
  assert.deepEqual([address, what], ['/demande', 'get'])
  assert.deepEqual([...options.challenge], [97, 45, 98, 255])
  assert.deepEqual([...options.allowCredentials[0].id], [107, 101, 121])
  assert.deepEqual(JSON.parse(field.value), {
    id: 'a2V5',
    rawId: 'a2V5',
    type: 'public-key',
    response: { clientDataJSON: 'e30', authenticatorData: 'ZGF0YQ', signature: 'Pj4-Pz8_' }
  })
})

for (const [name, told] of [
  ['NotAllowedError', 'refused'],
  ['InvalidStateError', 'known'],
  ['SecurityError', 'address'],
  ['Closed', 'over'],
  ['TypeError', 'failed']
])
  test(`a browser that says ${name} is told as ${told}, and nothing is sent`, async () => {
    const field = { value: '' }

    assert.equal(await sign(said, field, browser(Object.assign(new Error(), { name })).offered), told)
    assert.equal(field.value, '')
  })
