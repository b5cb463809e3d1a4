import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Outbox } from '../../static/js/offline/outbox.js'
import { Records } from '../../static/js/offline/records.js'
import { NoStorage } from '../../static/js/offline/storage.js'
import { cipherWith } from '../../static/js/offline/vault.js'
import { MemoryStorage } from './memory-storage.js'
import { act, FakeServer, lock, phone } from './phone.js'

/** @typedef {import('../../static/js/offline/outbox.js').News} News */

test('an answer of another participant of this phone sleeps', async () => {
  const storage = new MemoryStorage()
  const server = new FakeServer()
  const first = await phone(server, storage, 'p1')
  server.mood = 'away'
  await first.open().outbox.submit(act())
  server.mood = 'well'

  const second = (await phone(server, storage, 'p2')).open()
  await second.outbox.send()

  assert.deepEqual(await second.records.list(), [])
  assert.deepEqual(server.stored, [])
  assert.equal(storage.keysOf('outbox').length, 1)
})

test('nothing that was said can be read in what the phone keeps', async () => {
  const { server, storage, open } = await phone()
  server.mood = 'away'

  await open().outbox.submit(act({ answer: 'mon secret' }, 's-intime'))

  const kept = [...storage.rows].filter(([name]) => !name.includes('keys'))
  const seen = JSON.stringify(kept, (_, value) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? Buffer.from(/** @type {any} */ (value)).toString()
      : value
  )
  assert.doesNotMatch(seen, /secret|intime|StepAnswered/)
})

test('what goes with an event is written with it, or neither is', async () => {
  const { server, storage, open } = await phone()
  server.mood = 'away'
  const { outbox } = open()

  await outbox.submit(act(), { also: access => access.put('drafts', ['p1', 's1'], 'gone with it') })
  assert.deepEqual(storage.keysOf('drafts'), [['drafts', 'p1', 's1']])

  const failing = await outbox.submit(act({ answer: 'y' }), { also: () => Promise.reject(new Error('quota')) })
  assert.equal(failing.status, 'unsaved')
  assert.equal(storage.keysOf('outbox').length, 1)
})

test('where the browser keeps nothing, an answer is sent at once and only then said to be safe', async () => {
  const server = new FakeServer()
  const records = new Records({ participant: 'p1', storage: new NoStorage(), cipher: cipherWith(null) }, 7)
  /** @type {News[]} */
  const news = []
  /** @type {Outbox} */
  const outbox = new Outbox({
    records,
    island: { team: 't1', version: 'v1' },
    postEvents: events => server.post(events),
    postUpload: server.upload,
    lock,
    tell: each => {
      news.push(each)
      outbox.hear(each)
    }
  })

  assert.equal((await outbox.submit(act())).status, 'accepted')
  assert.deepEqual([server.stored[0]?.seq, records.isLoose()], [8, false])

  server.mood = 'away'
  assert.equal((await outbox.submit(act({ answer: 'y' }))).status, 'unsaved')
  assert.equal(records.isLoose(), true)

  server.mood = 'well'
  await outbox.send()
  assert.deepEqual([server.stored.length, records.isLoose()], [2, false])
})

test('a file is kept sealed, sent first, and its id goes with the event', async () => {
  const { server, storage, open } = await phone()
  server.mood = 'away'
  const file = new File(['image'], 'moi.jpg', { type: 'image/jpeg' })
  const { outbox } = open()
  const photo = act({ answer: { media: 'photo' } })

  assert.equal((await outbox.submit(photo, { file })).status, 'queued')
  server.mood = 'well'
  const later = open()
  assert.equal(await later.outbox.send(), 'go')

  assert.deepEqual(server.files, [{ name: 'moi.jpg', type: 'image/jpeg', text: 'image' }])
  assert.deepEqual(server.stored[0]?.payload, { answer: { media: 'photo', upload: 'u1' } })
  assert.deepEqual([storage.keysOf('files'), await later.records.list()], [[], []])
})

test('a file that is refused is said so', async () => {
  const { open } = await phone()
  const file = new File(['MZ'], 'virus.exe')

  const receipt = await open().outbox.submit(act({ answer: { media: 'photo' } }), { file })

  assert.deepEqual([receipt.status, /** @type {any} */ (receipt).reason], ['refused', 'Ce fichier ne passe pas.'])
})

test('a page that was made before an act arrived knows that it is behind', async () => {
  const { open } = await phone()
  const { outbox, records } = open()
  assert.equal(await records.isAhead(), false)

  await outbox.submit(act())

  assert.equal(await records.isAhead(), false)
  assert.equal(await open().records.isAhead(), true)
})
