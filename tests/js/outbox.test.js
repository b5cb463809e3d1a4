import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Outbox } from '../../static/js/offline/outbox.js'
import { Records } from '../../static/js/offline/records.js'
import { NoStorage } from '../../static/js/offline/storage.js'
import { cipherWith, keyOf } from '../../static/js/offline/vault.js'
import { MemoryStorage } from './memory-storage.js'

/** @typedef {import('../../static/js/play/types.js').PlayEvent} PlayEvent */
/** @typedef {import('../../static/js/offline/outbox.js').News} News */

/** @param {any} payload */
const act = (payload = { answer: 'x' }, step = 's1') => ({ type: 'StepAnswered', mission: 'm1', step, payload })

/** A server that keeps events by id, as ours does; `mood` makes it ill. */
class FakeServer {
  /** @type {PlayEvent[]} */
  stored = []
  /** @type {{name: string, type: string, text: string}[]} */
  files = []
  requests = 0
  mood = 'well'

  /** @param {PlayEvent[]} events */
  post = async events => {
    this.requests += 1
    if (this.mood === 'away') throw new TypeError('Failed to fetch')
    if (this.mood !== 'well' && this.mood !== 'loses its reply')
      return { status: Number(this.mood), body: null, retryAfter: 0 }
    if (events.some(({ payload }) => payload.answer === 'unreadable')) return { status: 400, body: null, retryAfter: 0 }
    const receipts = events.map(event => this.#receive(event))
    if (this.mood === 'loses its reply') {
      this.mood = 'well'
      throw new TypeError('Failed to fetch')
    }
    await Promise.resolve()
    return { status: 200, body: { receipts, seq: Math.max(0, ...this.stored.map(({ seq }) => seq)) }, retryAfter: 0 }
  }

  /**
   * @param {unknown} _act
   * @param {File} file
   */
  upload = async (_act, file) => {
    if (this.mood === 'away') throw new TypeError('Failed to fetch')
    if (file.name === 'virus.exe') return { status: 415, body: { title: 'Ce fichier ne passe pas.' }, retryAfter: 0 }
    this.files.push({ name: file.name, type: file.type, text: await file.text() })
    return { status: 201, body: { upload: `u${this.files.length}` }, retryAfter: 0 }
  }

  /** @param {PlayEvent} event */
  #receive(event) {
    if (event.payload.answer === 'forbidden') return { id: event.id, status: 'refused', reason: 'Non.' }
    if (this.stored.some(({ id }) => id === event.id)) return { id: event.id, status: 'duplicate' }
    this.stored.push(event)
    return { id: event.id, status: 'accepted', grade: { verdict: 'right', message: '', remarks: [] } }
  }
}

const held = { work: Promise.resolve() }

/** @type {(work: () => Promise<any>) => Promise<any>} */
const lock = work => {
  const turn = held.work.then(work)
  held.work = turn.then(
    () => {},
    () => {}
  )
  return turn
}

/** A phone with any number of tabs that share one storage and hear one another. */
async function phone(server = new FakeServer(), storage = new MemoryStorage(), participant = 'p1') {
  const cipher = cipherWith(await keyOf(storage, participant))
  /** @type {Outbox[]} */
  const tabs = []
  /** @type {News[]} */
  const news = []
  const open = (seq = 0) => {
    const records = new Records({ participant, storage, cipher }, seq)
    const outbox = new Outbox({
      records,
      island: { team: 't1', version: 'v1' },
      postEvents: server.post,
      postUpload: server.upload,
      lock,
      tell: each => {
        news.push(each)
        for (const tab of tabs) tab.hear(each)
      },
      patience: 200
    })
    tabs.push(outbox)
    return { outbox, records }
  }
  return { server, storage, news, open }
}

test('an act is sent, acknowledged and forgotten', async () => {
  const { server, open } = await phone()
  const { outbox, records } = open(41)

  const receipt = await outbox.submit(act())

  assert.deepEqual([receipt.status, /** @type {any} */ (receipt).about], ['accepted', 's1'])
  assert.deepEqual(
    server.stored.map(({ seq, type, team, version, mission, step, payload }) => [
      seq,
      type,
      team,
      version,
      mission,
      step,
      payload
    ]),
    [[42, 'StepAnswered', 't1', 'v1', 'm1', 's1', { answer: 'x' }]]
  )
  assert.deepEqual(await records.list(), [])
})

test('without a network the act is kept, and another page of this phone sends it later', async () => {
  const { server, open } = await phone()
  server.mood = 'away'

  const receipt = await open().outbox.submit(act())
  assert.equal(receipt.status, 'queued')

  server.mood = 'well'
  const later = open()
  assert.equal(await later.outbox.send(), 'go')
  assert.deepEqual(
    server.stored.map(({ id }) => id),
    [receipt.id]
  )
  assert.deepEqual(await later.records.list(), [])
})

test('a reply that is lost changes nothing: the same event is sent again and is a duplicate', async () => {
  const { server, open } = await phone()
  server.mood = 'loses its reply'
  const { outbox, records } = open()

  assert.equal((await outbox.submit(act())).status, 'queued')
  assert.equal(server.stored.length, 1)
  assert.equal(await outbox.send(), 'go')

  assert.equal(server.stored.length, 1)
  assert.deepEqual(await records.list(), [])
})

test('a double tap is one event', async () => {
  const { server, open } = await phone()
  const { outbox } = open()

  const [one, two, other] = await Promise.all([
    outbox.submit(act()),
    outbox.submit(act()),
    outbox.submit(act({ answer: 'y' }))
  ])

  assert.equal(one.id, two.id)
  assert.notEqual(one.id, other.id)
  assert.equal(server.stored.length, 2)
})

test('two tabs that send at once send each event once', async () => {
  const { server, open } = await phone()
  server.mood = 'away'
  const [one, two] = [open(), open()]
  await Promise.all([one.outbox.submit(act()), two.outbox.submit(act({ answer: 'y' }))])
  server.mood = 'well'
  server.requests = 0

  await Promise.all([one.outbox.send(), two.outbox.send()])

  assert.equal(server.stored.length, 2)
  assert.equal(server.requests, 1)
  assert.equal(new Set(server.stored.map(({ seq }) => seq)).size, 2)
})

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

for (const status of ['401', '403', '429', '500', '404'])
  test(`${status} keeps everything`, async () => {
    const { server, open } = await phone()
    server.mood = status
    const { outbox, records } = open()

    assert.equal((await outbox.submit(act())).status, 'queued')
    assert.equal(await outbox.send(), status === '401' ? 'signed-out' : 'later')
    assert.equal((await records.list()).length, 1)
  })

test('429 is not asked again before its time', async () => {
  const { server, open } = await phone()
  server.mood = '429'
  const { outbox } = open()
  await outbox.submit(act())
  server.requests = 0

  await outbox.send()

  assert.equal(server.requests, 0)
})

test('a refusal is kept with its reason until the step is answered again', async () => {
  const { server, open } = await phone()
  const { outbox, records } = open()

  const receipt = await outbox.submit(act({ answer: 'forbidden' }))
  assert.deepEqual([receipt.status, /** @type {any} */ (receipt).reason], ['refused', 'Non.'])
  assert.deepEqual(
    (await records.list()).map(({ refused, payload }) => [refused, payload.answer]),
    [['Non.', 'forbidden']]
  )
  await outbox.send()
  assert.equal(server.requests, 1)

  await outbox.submit(act({ answer: 'yes' }))
  assert.deepEqual(await records.list(), [])
})

test('one event that the server cannot read does not hold the others up', async () => {
  const { server, open } = await phone()
  server.mood = 'away'
  const { outbox, records } = open()
  for (const answer of ['a', 'unreadable', 'b', 'c']) await outbox.submit(act({ answer }, `s-${answer}`))
  server.mood = 'well'

  assert.equal(await outbox.send(), 'go')

  assert.deepEqual(
    server.stored.map(({ payload }) => payload.answer),
    ['a', 'b', 'c']
  )
  assert.deepEqual(
    (await records.list()).map(({ payload, refused }) => [payload.answer, refused]),
    [['unreadable', '']]
  )
})

test('the counter is shared by tabs and follows the server', async () => {
  const { server, open } = await phone()
  const [one, two] = [open(3), open(0)]

  await one.outbox.submit(act({ answer: 'a' }))
  await two.outbox.submit(act({ answer: 'b' }))
  one.outbox.hear({ kind: 'settled', settled: [], seq: 90 })
  await one.outbox.submit(act({ answer: 'c' }))

  assert.deepEqual(
    server.stored.map(({ seq }) => seq),
    [4, 5, 91]
  )
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
