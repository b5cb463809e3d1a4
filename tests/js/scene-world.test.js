import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { roomAfter } from '../../webapp/steps/scene/world.js'

const cases = JSON.parse(readFileSync(new URL('../steps/rooms.json', import.meta.url), 'utf8'))

for (const [index, { rules, known, marks, expected }] of cases.entries())
  test(`room ${index}: after ${marks.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(roomAfter(rules, known, marks), expected)
    assert.deepEqual(roomAfter(rules, known, marks.toReversed()), expected)
  })
