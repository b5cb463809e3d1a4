import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byDay } from '../../webapp/steps/appointment/step.js'

test('slots stand together by day, in their order', () => {
  const slots = [
    { id: 'a', day: 'lundi', label: '9 h', modes: [] },
    { id: 'b', day: 'mardi', label: '8 h', modes: [] },
    { id: 'c', day: 'lundi', label: '10 h', modes: [] }
  ]

  assert.deepEqual(
    byDay(slots).map(day => day.map(slot => slot.id)),
    [['a', 'c'], ['b']]
  )
})
