import assert from 'node:assert/strict'
import { test } from 'node:test'
import { latest, next } from '../../static/js/play/clock.js'
import { uuid7 } from '../../static/js/play/uuid7.js'

test('uuid7 writes the time, the version and the variant', () => {
  assert.equal(uuid7(0x017f22e279b0, new Uint8Array(10).fill(0xff)), '017f22e2-79b0-7fff-bfff-ffffffffffff')
  assert.equal(uuid7(1, new Uint8Array(10)), '00000000-0001-7000-8000-000000000000')
})

test('uuid7 never gives the same id twice and sorts by time', () => {
  const ids = Array.from({ length: 500 }, (_, index) => uuid7(1_800_000_000_000 + index))

  assert.equal(new Set(ids).size, 500)
  assert.deepEqual(ids, [...ids].sort())
})

test('uuid7 makes a valid id now', () => {
  assert.match(uuid7(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('the counter follows the greatest that is known', () => {
  assert.equal(next(), 1)
  assert.equal(next(4, 9, 2), 10)
  assert.equal(latest(4, 9, 2), 9)
})

test('the counter stays at the last number of all', () => {
  assert.equal(next(Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)
})

test('the counter ignores what is not a counter', () => {
  assert.equal(next(undefined, null, 'x', -3, Number.NaN, 2.5, Infinity, 2), 3)
})
