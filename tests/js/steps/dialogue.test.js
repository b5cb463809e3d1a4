import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, path } from '../../../webapp/steps/dialogue/step.js'

const SCRIPT = [
  { kind: 'say' },
  { kind: 'choice', choice: 'c1', gotos: { a: 'left', b: 'right' } },
  { kind: 'label', name: 'left' },
  { kind: 'say' },
  { kind: 'goto', target: 'end', when: {} },
  { kind: 'label', name: 'right' },
  { kind: 'goto', target: 'left', when: { nour: '>=2' } },
  { kind: 'say' },
  { kind: 'label', name: 'end' },
  { kind: 'say' }
]

test('a talk stops at the choice that waits', () => {
  assert.deepEqual(path(SCRIPT, {}, {}), { heard: [0], pending: 1 })
})

test('a choice leads to its label and skips the other', () => {
  assert.deepEqual(path(SCRIPT, { c1: 'a' }, {}), { heard: [0, 3, 9], pending: null })
  assert.deepEqual(path(SCRIPT, { c1: 'b' }, {}), { heard: [0, 7, 9], pending: null })
})

test('what the story remembers decides a jump', () => {
  assert.deepEqual(path(SCRIPT, { c1: 'b' }, { nour: 2 }), { heard: [0, 3, 9], pending: null })
})

test('a script that turns in circles ends all the same', () => {
  const circle = [
    { kind: 'label', name: 'x' },
    { kind: 'goto', target: 'x', when: {} }
  ]
  assert.deepEqual(path(circle, {}, {}), { heard: [], pending: null })
})

test('conditions are those of the server', () => {
  assert.equal(holds({ final: ['apprentie', 'essaim'] }, { final: 'essaim' }), true)
  assert.equal(holds({}, { thermos: false }), true)
  assert.equal(holds({}, { nour: '>=1' }), false)
  assert.equal(holds({ nour: 3 }, { nour: '>=1' }), true)
})
