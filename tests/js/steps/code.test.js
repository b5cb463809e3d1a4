import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calculated, typed } from '../../../webapp/steps/code/calculator.js'
import { signs } from '../../../webapp/steps/code/signals.js'

/** @type {[string, string][]} */
const SUMS = [
  ['5 + 12 × 5', '65'],
  ['1 700 − 350', '1\u202f350'],
  ['10-4-3', '3'],
  ['20 ÷ 4 × 2', '10'],
  ['2x3', '6'],
  ['0,5+0,25', '0,75'],
  ['0.1+0.2', '0,3'],
  ['10 : 4', '2,5']
]

for (const [sum, result] of SUMS) test(`${sum} = ${result}`, () => assert.equal(calculated(sum), result))

for (const sum of ['', '5', '5+', '+5', '5++5', '5+a', '1/0', '2 3 + x', 'alert(1)'])
  test(`« ${sum} » has no result`, () => assert.equal(calculated(sum), ''))

test('keys write, take back and clear', () => {
  assert.equal(typed('5+', '3'), '5+3')
  assert.equal(typed('5+3', '⌫'), '5+')
  assert.equal(typed('5+3', 'C'), '')
})

test('signs are the short and long ones that a line tells', () => {
  assert.deepEqual(signs('1re lettre : court, long, long, court'), [150, 450, 450, 150])
  assert.deepEqual(signs('5e lettre\u00a0: court'), [150])
  assert.deepEqual(signs('Aide-mémoire : A = court long'), [])
  assert.deepEqual(signs(''), [])
})
