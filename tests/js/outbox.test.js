import assert from 'node:assert/strict'
import { test } from 'node:test'
import { act, phone } from './phone.js'

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
