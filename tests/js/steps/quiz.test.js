import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayTick } from '../../../webapp/steps/quiz/step.js'

test('any number of boxes may be ticked when none is asked for', () => {
  assert.deepEqual(mayTick([true, true, false], 0), [true, true, true])
})

test('below the number asked for, every box may be ticked', () => {
  assert.deepEqual(mayTick([true, false, false], 2), [true, true, true])
})

test('once there are enough, only a ticked box may change', () => {
  assert.deepEqual(mayTick([true, false, true], 2), [true, false, true])
})
