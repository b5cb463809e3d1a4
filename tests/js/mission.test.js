import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  END,
  frontier,
  isPassed,
  join,
  Mission,
  placeAfter,
  placeFor,
  withEvent
} from '../../static/js/play/mission.js'

/** @typedef {import('../../static/js/play/types.js').StepState} StepState */

/**
 * @param {Partial<StepState>} [rest]
 * @returns {StepState}
 */
const state = (rest = {}) => ({
  is_done: false,
  is_skipped: false,
  answer: null,
  hints: [],
  hints_left: 3,
  feedback: null,
  choices: {},
  ballots: {},
  extra: {},
  ...rest
})

/** @param {{[id: string]: Partial<StepState>}} steps */
const island = (steps, seq = 10) => ({
  participant: 'p1',
  team: 't1',
  version: 'v1',
  mission: 'm1',
  day: 'j01',
  seq,
  flags: { courage: 1 },
  is_open: true,
  steps: Object.fromEntries(Object.entries(steps).map(([id, rest]) => [id, state(rest)]))
})

/**
 * @param {string} step
 * @param {string} type
 * @param {object} payload
 */
const waiting = (step, type, payload, rest = {}) => ({
  id: `e-${step}-${type}`,
  seq: 11,
  type,
  payload,
  step,
  mission: 'm1',
  team: 't1',
  version: 'v1',
  at: '',
  ...rest
})

const view = (rest = {}) => ({ ...state(), is_kept: false, refused: null, ...rest })

test('done is never undone, hints are never closed, whichever copy is newer', () => {
  const old = state({ hints: ['un'], hints_left: 2 })
  const done = state({ is_done: true, answer: 'b', hints: ['un', 'deux'], hints_left: 1 })

  assert.deepEqual(join(done, old, true), { ...done, answer: null })
  assert.deepEqual(join(done, old, false), done)
  assert.deepEqual(join(old, done, true), done)
  assert.deepEqual(join(old, done, false), { ...done, answer: null })
})

test('a fresh copy that is older on the way takes nothing back', () => {
  const mission = new Mission(island({ s1: { answer: 'new', is_done: true } }, 20))

  mission.take({ ...island({ s1: { answer: 'old' } }, 12), flags: { courage: 0 } })

  assert.deepEqual(mission.view('s1'), view({ answer: 'new', is_done: true }))
  assert.deepEqual(mission.flags, { courage: 1 })
})

test('a fresh copy brings what others did', () => {
  const mission = new Mission(island({ s1: {} }))

  mission.take({ ...island({ s1: { is_done: true, extra: { solved_by_team: true } } }), flags: { thermos: true } })

  assert.deepEqual(mission.view('s1'), view({ is_done: true, extra: { solved_by_team: true } }))
  assert.deepEqual(mission.flags, { thermos: true })
})

test('what waits is shown over what the server said, and leaves with its receipt', () => {
  const mission = new Mission(island({ s1: { answer: 'a' } }))

  mission.wait([waiting('s1', 'StepAnswered', { answer: 'b' }), waiting('s1', 'StepAnswered', {}, { mission: 'm2' })])
  assert.deepEqual(mission.view('s1'), view({ answer: 'b', is_kept: true }))
  assert.equal(mission.waitingCount, 1)

  mission.wait([])
  mission.settle(
    [{ id: 'x', status: 'accepted', mission: 'm1', about: 's1', type: '', step: state({ answer: 'b' }) }],
    11
  )
  assert.deepEqual(mission.view('s1'), view({ answer: 'b' }))
})

test('an event that is refused stays, with the reason', () => {
  const mission = new Mission(island({ s1: { answer: 'a' } }))
  mission.wait([waiting('s1', 'StepAnswered', { answer: 'b' })])

  mission.settle(
    [{ id: 'e-s1-StepAnswered', status: 'refused', reason: 'Non.', mission: 'm1', about: 's1', type: '' }],
    0
  )

  assert.deepEqual(mission.view('s1'), view({ answer: 'b', refused: 'Non.' }))
})

test('receipts of other missions are not this one’s', () => {
  const mission = new Mission(island({ s1: {} }))

  mission.settle(
    [{ id: 'x', status: 'accepted', mission: 'm2', about: 's1', type: '', step: state({ is_done: true }) }],
    30
  )

  assert.deepEqual(mission.view('s1'), view())
})

test('a step that the island does not know is blank', () => {
  assert.deepEqual(new Mission(island({})).view('s9'), view({ hints_left: 0 }))
})

const acts = /** @type {[string, object, object][]} */ ([
  ['StepRead', {}, { is_kept: true }],
  ['StepSkipped', {}, { is_kept: true, is_skipped: true }],
  ['StepAnswered', {}, { is_kept: true }],
  ['StepAnswered', { answer: ['a'] }, { is_kept: true, answer: ['a'] }],
  ['ChoiceMade', { choice: 'c1', option: 'o2' }, { choices: { c1: 'o2' } }],
  ['BallotCast', { round: 'r1', option: 'o1' }, { is_kept: true, ballots: { r1: 'o1' } }],
  ['SceneActed', { action: 'a1' }, { extra: { marks: ['a1'] } }],
  ['SceneActed', { lock: 'l1', answer: '1234' }, {}],
  ['HintTaken', { hint: 1 }, {}]
])
for (const [type, payload, expected] of acts)
  test(`${type} ${JSON.stringify(payload)} is shown while it waits`, () => {
    assert.deepEqual(withEvent(view(), waiting('s1', type, payload)), view(expected))
  })

test('a changed choice and a repeated mark stand once', () => {
  const first = withEvent(view(), waiting('s1', 'ChoiceMade', { choice: 'c1', option: 'o1' }))
  const marked = withEvent(view({ extra: { marks: ['a1'], room: 'x' } }), waiting('s1', 'SceneActed', { action: 'a1' }))

  assert.deepEqual(withEvent(first, waiting('s1', 'ChoiceMade', { choice: 'c1', option: 'o2' })).choices, { c1: 'o2' })
  assert.deepEqual(marked.extra, { marks: ['a1'], room: 'x' })
})

test('a refusal is shown until the step is answered again', () => {
  const mission = new Mission(island({ s1: { answer: 'a' } }))
  const refused = waiting('s1', 'StepAnswered', { answer: 'b' }, { refused: 'Trop long.' })

  mission.wait([refused])
  assert.deepEqual(mission.view('s1'), view({ answer: 'b', refused: 'Trop long.' }))
  assert.equal(mission.waitingCount, 0)

  mission.wait([refused, waiting('s1', 'StepAnswered', { answer: 'c' })])
  assert.deepEqual(mission.view('s1'), view({ answer: 'c', is_kept: true }))
})

test('asking for the first hint is known', () => {
  assert.equal(new Mission(island({ s1: {}, s2: {} })).hasTakenHint, false)
  assert.equal(new Mission(island({ s1: {}, s2: { hints: ['un'] } })).hasTakenHint, true)
})

/** @param {string[]} passed */
const seeing = passed => (/** @type {string} */ id) => view({ is_done: passed.includes(id) })

test('the frontier is the first step that is not passed, then the end', () => {
  const ids = ['s1', 's2', 's3']

  assert.equal(frontier(ids, seeing(['s1', 's3'])), 's2')
  assert.equal(frontier(ids, seeing(ids)), END)
  assert.equal(isPassed(view({ is_kept: true })), true)
})

test('one may go back anywhere, and forward no further than the frontier', () => {
  const ids = ['s1', 's2', 's3']
  const place = (/** @type {string} */ wanted) => placeFor(ids, seeing(['s1']), wanted)

  assert.deepEqual(['s1', 's2', 's3', 'fin', '', 'odd'].map(place), ['s1', 's2', 's2', 's2', 's2', 's2'])
  assert.equal(placeFor(ids, seeing(ids), 'fin'), 'fin')
  assert.equal(placeFor(ids, seeing(ids), 's1'), 's1')
})

test('in a free order one goes anywhere, and to the end once enough is done', () => {
  const ids = ['s1', 's2', 's3']
  const place = (/** @type {string} */ wanted, /** @type {string[]} */ passed) =>
    placeFor(ids, seeing(passed), wanted, 2)

  assert.deepEqual(
    ['s1', 's3', 'fin', '', 'odd'].map(wanted => place(wanted, ['s1'])),
    ['s1', 's3', 's2', 's2', 's2']
  )
  assert.equal(place('fin', ['s1', 's3']), 'fin')
})

test('the way on leads to the next step, in a free order to the next that is not passed, all around', () => {
  const ids = ['s1', 's2', 's3']

  assert.deepEqual(
    ids.map(id => placeAfter(ids, seeing(['s2']), id, null)),
    ['s2', 's3', 'fin']
  )
  assert.deepEqual(
    ids.map(id => placeAfter(ids, seeing(['s2']), id, 2)),
    ['s3', 's3', 's1']
  )
  assert.equal(placeAfter(ids, seeing(ids), 's1', 2), 'fin')
})
