import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathOf } from '../../webapp/steps/form/signature.js'
import { numberOf, written } from '../../webapp/steps/form/sums.js'

test('numbers are read as people type them', () => {
  assert.deepEqual(['1 120,50 €', '1\u202f120', '-3', '8.5', 'vingt', '9'.repeat(12), ''].map(numberOf), [
    1120.5,
    1120,
    -3,
    8.5,
    null,
    null,
    null
  ])
})

test('sums are written in French', () => {
  assert.deepEqual([1200.5, 40, 0.1 + 0.2, -3].map(written), ['1200,5', '40', '0,3', '-3'])
})

test('a drawing is a short path of moves and lines', () => {
  /** @type {[number, number][]} */
  const stroke = [
    [1.4, 2.6],
    [10, 20],
    [30, 5]
  ]

  assert.equal(
    pathOf([
      stroke,
      [
        [5, 5],
        [6, 6]
      ]
    ]),
    'M1 3L10 20L30 5M5 5L6 6'
  )
})

test('a long drawing loses points, not its end', () => {
  /** @type {[number, number][]} */
  const stroke = Array.from({ length: 4000 }, (_, index) => [index % 600, index % 220])
  const path = pathOf([stroke])

  assert.ok(path.length <= 4000)
  assert.match(path, /^M[0-9ML -]+$/)
  assert.ok(path.endsWith(`L${3999 % 600} ${3999 % 220}`))
})
