import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  fingerprint,
  nextToSend,
  onTheWire,
  readReply,
  readUpload,
  verdicts
} from '../../static/js/offline/outbox-core.js'

/**
 * @param {number} seq
 * @param {Partial<import('../../static/js/offline/outbox-core.js').Waiting>} [rest]
 */
const event = (seq, rest = {}) => ({
  id: `e${seq}`,
  seq,
  type: 'StepAnswered',
  version: 'v1',
  team: 't1',
  mission: 'j01-m1',
  step: 'j01-m1-s1',
  at: '2026-11-23T09:00:00.000Z',
  payload: { answer: 'x' },
  ...rest
})

test('a fingerprint tells acts apart by what they say and where', () => {
  const [one, same, other] = [event(1), event(2), event(3, { payload: { answer: 'y' } })]

  assert.equal(fingerprint(one), fingerprint(same))
  assert.notEqual(fingerprint(one), fingerprint(other))
  assert.notEqual(fingerprint(one), fingerprint(event(4, { step: 'j01-m1-s2' })))
})

test('fifty at most are sent, the oldest first', () => {
  const waiting = Array.from({ length: 60 }, (_, index) => event(index + 1))

  assert.deepEqual(nextToSend(waiting), { batch: waiting.slice(0, 50) })
  assert.deepEqual(nextToSend(waiting, 2), { batch: waiting.slice(0, 2) })
})

test('what was refused is not sent again', () => {
  assert.equal(nextToSend([event(1, { refused: 'non' })]), null)
  assert.equal(nextToSend([]), null)
})

test('files wait until nothing else does, then go one at a time', () => {
  const [photo, text, sound] = [event(1, { hasFile: true }), event(2), event(3, { hasFile: true })]

  assert.deepEqual(nextToSend([photo, text, sound]), { batch: [text] })
  assert.deepEqual(nextToSend([photo, sound]), { upload: photo })
})

test('nothing of the bookkeeping is written on the wire', () => {
  assert.deepEqual(onTheWire(event(1, { hasFile: false, refused: 'x' })), event(1))
})

test('a reply with verdicts is read', () => {
  const receipts = [
    { id: 'e1', status: 'accepted' },
    { id: 'stranger', status: 'accepted' },
    { id: 'e2', status: 'odd' }
  ]

  assert.deepEqual(readReply({ status: 200, body: { receipts, seq: 12 } }, [event(1), event(2)]), {
    outcome: 'go',
    receipts: [{ id: 'e1', status: 'accepted' }],
    seq: 12
  })
})

test('a grade that the feedback of its step repeats came once', () => {
  const feedback = { verdict: 'right', message: 'Oui.', remarks: [] }
  const receipts = [{ id: 'e1', status: 'accepted', grade: 'feedback', step: { feedback } }]

  assert.deepEqual(readReply({ status: 200, body: { receipts, seq: 1 } }, [event(1)]).receipts, [
    { ...receipts[0], grade: feedback }
  ])
})

for (const status of [0, 302, 403, 404, 408, 429, 500, 502, 503])
  test(`${status} is no verdict`, () => {
    assert.deepEqual(readReply({ status, body: null }, [event(1)]), { outcome: 'later', receipts: [], seq: 0 })
  })

test('401 asks to come back', () => {
  assert.deepEqual(readReply({ status: 401, body: {} }, [event(1)]), { outcome: 'signed-out', receipts: [], seq: 0 })
})

for (const body of [null, 'portal', {}, { receipts: {} }, { receipts: [null, { id: 'e9', status: 'accepted' }] }])
  test(`200 with ${JSON.stringify(body)} is no verdict`, () => {
    assert.equal(readReply({ status: 200, body }, [event(1)]).outcome, 'later')
  })

test('a batch that cannot be read is cut, then the faulty event is refused', () => {
  const body = { title: 'Trop long', text: 'Raccourcis.' }

  assert.deepEqual(readReply({ status: 400, body }, [event(1), event(2)]), { outcome: 'smaller', receipts: [], seq: 0 })
  assert.deepEqual(readReply({ status: 413, body }, [event(1)]).receipts, [
    { id: 'e1', status: 'refused', reason: 'Trop long. Raccourcis.' }
  ])
})

test('an upload gives its id to the event', () => {
  const photo = event(1, { hasFile: true, payload: { answer: { media: 'photo' } } })

  assert.deepEqual(readUpload({ status: 201, body: { upload: 'u7' } }, photo), {
    outcome: 'go',
    receipts: [],
    ready: { ...photo, hasFile: false, payload: { answer: { media: 'photo', upload: 'u7' } } }
  })
})

test('an upload that will never be taken is refused in words; another one waits', () => {
  const photo = event(1, { hasFile: true })

  assert.deepEqual(readUpload({ status: 415, body: { title: 'Ce fichier ne passe pas.' } }, photo).receipts, [
    { id: 'e1', status: 'refused', reason: 'Ce fichier ne passe pas.' }
  ])
  assert.deepEqual(readUpload({ status: 503, body: null }, photo), { outcome: 'later', receipts: [] })
  assert.deepEqual(readUpload({ status: 401, body: null }, photo), { outcome: 'signed-out', receipts: [] })
  assert.deepEqual(readUpload({ status: 200, body: {} }, photo), { outcome: 'later', receipts: [] })
})

test('verdicts say what to forget and what to keep', () => {
  const [first, second] = [event(1), event(2, { type: 'StepRead' })]

  assert.deepEqual(
    verdicts(
      [
        { id: 'e1', status: 'duplicate' },
        { id: 'e2', status: 'refused', reason: 'non' }
      ],
      [first, second]
    ),
    {
      settled: [
        { id: 'e1', status: 'duplicate', mission: 'j01-m1', about: 'j01-m1-s1', type: 'StepAnswered' },
        { id: 'e2', status: 'refused', reason: 'non', mission: 'j01-m1', about: 'j01-m1-s1', type: 'StepRead' }
      ],
      forgotten: [first],
      refused: [{ ...second, refused: 'non' }]
    }
  )
})

test('a new answer that is taken forgets older refused ones of that step only', () => {
  const old = event(1, { refused: 'non' })
  const elsewhere = event(2, { refused: 'non', step: 'j01-m1-s2' })
  const taken = event(3)

  const { forgotten } = verdicts([{ id: 'e3', status: 'accepted' }], [old, elsewhere, taken])

  assert.deepEqual(forgotten, [taken, old])
})
