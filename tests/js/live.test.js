import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Freshness, patience, RECONNECTION } from '../../static/js/live/freshness.js'

test('only a newer version is asked for', () => {
  const region = new Freshness(4)

  region.hear(4)
  assert.equal(region.begin(), false)

  region.hear(5)
  assert.equal(region.begin(), true)
})

test('what shows nothing yet is asked for at once', () => {
  const region = new Freshness(-1)

  assert.equal(region.begin(), true)
  region.end(true, 0)
  assert.deepEqual([region.shown, region.isStale], [0, false])
})

test('one fetch at a time, then one more for what was heard meanwhile', () => {
  const region = new Freshness(0)
  region.hear(1)
  region.begin()

  region.hear(2)
  region.hear(3)
  assert.equal(region.begin(), false)

  region.end(true, 1)
  assert.deepEqual([region.shown, region.isStale], [1, true])
  assert.equal(region.begin(), true)
  region.end(true, 3)
  assert.deepEqual([region.shown, region.isStale], [3, false])
})

test('an answer without a version is as new as what had been heard when it was asked', () => {
  const region = new Freshness(0)
  region.hear(7)
  region.begin()
  region.end(true)

  assert.deepEqual([region.shown, region.isStale], [7, false])
})

test('an older answer takes nothing back and is not asked again and again', () => {
  const region = new Freshness(5)
  region.hear(8)
  region.begin()
  region.end(true, 6)

  assert.deepEqual([region.shown, region.isStale], [8, false])
})

test('a fetch that fails leaves the region stale', () => {
  const region = new Freshness(1)
  region.hear(2)
  region.begin()
  region.end(false)

  assert.deepEqual([region.shown, region.isStale, region.begin()], [1, true, true])
})

test('doubt asks once, and once more if nothing came', () => {
  const region = new Freshness(3)
  region.doubt()

  assert.equal(region.begin(), true)
  region.end(false)
  assert.equal(region.begin(), true)
  region.end(true, 3)
  assert.deepEqual([region.shown, region.begin()], [3, false])
})

test('only a crowd waits', () => {
  assert.deepEqual([patience(0, 0.5), patience(12, 0.5), patience(13, 0.5), patience(60, 0.999)], [0, 0, 500, 999])
})

test('phones come back between half a second and three seconds', () => {
  const { reconnectionDelay, randomizationFactor } = RECONNECTION

  assert.ok(reconnectionDelay * (1 - randomizationFactor) >= 500)
  assert.ok(reconnectionDelay * (1 + randomizationFactor) <= 3000)
})
