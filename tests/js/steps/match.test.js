import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marked, takenElsewhere } from '../../../webapp/steps/match/step.js'

test('each list knows what the others have taken', () => {
  assert.deepEqual(takenElsewhere(['a', '', 'b']), [new Set(['b']), new Set(['a', 'b']), new Set(['a'])])
})

test('what two lists have taken is taken for both', () => {
  assert.deepEqual(takenElsewhere(['a', 'a']), [new Set(['a']), new Set(['a'])])
})

test('a mark comes and goes', () => {
  assert.equal(marked('A. Le net', true), '✓ A. Le net')
  assert.equal(marked('✓ A. Le net', true), '✓ A. Le net')
  assert.equal(marked('✓ A. Le net', false), 'A. Le net')
})
