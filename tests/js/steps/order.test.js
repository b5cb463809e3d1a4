import assert from 'node:assert/strict'
import { test } from 'node:test'
import { known } from '../../../webapp/steps/order/step.js'

test('the order that was given comes back', () => {
  assert.deepEqual(known(['a', 'b', 'c'], ['c', 'a', 'b']), ['c', 'a', 'b'])
})

test('an order that does not name every row once is left alone', () => {
  assert.deepEqual(known(['a', 'b', 'c'], ['c', 'c', 'b']), ['a', 'b', 'c'])
  assert.deepEqual(known(['a', 'b', 'c'], ['a', 'b']), ['a', 'b', 'c'])
  assert.deepEqual(known(['a', 'b', 'c'], ['a', 'b', '']), ['a', 'b', 'c'])
})
