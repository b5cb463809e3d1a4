import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { following, holds, path, resumed } from '../../../webapp/steps/dialogue/talk.js'

/** @param {string} name */
const read = name => JSON.parse(readFileSync(new URL(`../../steps/${name}.json`, import.meta.url), 'utf8'))

for (const { name, script, flow, choices, flags, heard, pending } of read('dialogue_paths'))
  test(`path: ${name}`, () => {
    const found = path(flow, choices, flags)

    assert.deepEqual(
      found.heard.map(each => script[each]?.text ?? each),
      heard
    )
    assert.equal(found.pending, pending)
  })

for (const { flags, when, holds: expected } of read('flags'))
  test(`holds: ${JSON.stringify(when)} with ${JSON.stringify(flags)}`, () => assert.equal(holds(flags, when), expected))

test('reading goes on after the last answer that was given', () => {
  assert.equal(resumed(['0', '1']), 0)
  assert.equal(resumed(['0', 'c1:left', '3', 'c2:up', '8', '9']), 4)
})

test('answers given are not shown one by one', () => {
  assert.equal(following(['0', 'c1:left', '3'], 0), 2)
  assert.equal(following(['0', 'c1:left', '3'], 2), 2)
  assert.equal(following(['0', 'c1:left'], 0), 0)
  assert.equal(following([], 0), 0)
})
