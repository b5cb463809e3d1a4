import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { deviceFields, fill, payloadFrom } from '../../static/js/play/form-data.js'

const cases = JSON.parse(readFileSync(new URL('../steps/form_data.json', import.meta.url), 'utf8'))

for (const { name, fields, payload } of cases)
  test(`payloadFrom: ${name}`, () => assert.deepEqual(payloadFrom(fields), payload))

test('payloadFrom leaves files out', () => {
  const fields = new FormData()
  fields.append('payload.answer.media', 'photo')
  fields.append('payload.answer.file', new Blob(['x']), 'x.jpg')

  assert.deepEqual(payloadFrom(fields), { answer: { media: 'photo' } })
})

/**
 * @param {string} name
 * @param {string} value
 */
const field = (name, value, type = 'text', tagName = 'INPUT', checked = false) => ({
  tagName,
  type,
  value,
  checked,
  /** @param {string} attribute */
  getAttribute: attribute => (attribute === 'name' ? name : null),
  hasAttribute: () => false
})

/**
 * A form is seen as the list of its elements; these have what `fill` reads and writes, and nothing else.
 * @param {object[]} fields
 */
const elements = fields => /** @type {Element[]} */ (/** @type {unknown} */ (fields))

test('fill puts texts, choices and lists back', () => {
  const fields = [
    field('payload.answer.why', '', 'textarea', 'TEXTAREA'),
    field('payload.answer.one', 'a', 'radio'),
    field('payload.answer.one', 'b', 'radio', 'INPUT', true),
    field('payload.answer.many[]', 'x', 'checkbox'),
    field('payload.answer.many[]', 'y', 'checkbox', 'INPUT', true),
    field('payload.answer.rank[]', '', 'select-one', 'SELECT'),
    field('payload.answer.rank[]', '', 'select-one', 'SELECT')
  ]

  fill(elements(fields), { answer: { why: 'parce que', one: 'a', many: ['x'], rank: ['second', 'first'] } })

  assert.deepEqual(
    fields.map(each => [each.value, each.checked]),
    [
      ['parce que', false],
      ['a', true],
      ['b', false],
      ['x', true],
      ['y', false],
      ['second', false],
      ['first', false]
    ]
  )
})

test('fill leaves alone what the payload does not name, hidden fields and buttons', () => {
  const fields = [
    field('payload.other', 'kept'),
    field('payload.answer', 'token', 'hidden'),
    field('payload.answer', 'send', 'submit', 'BUTTON'),
    field('type', 'StepAnswered'),
    field('payload.answer', 'typed')
  ]

  fill(elements(fields), { answer: { not: 'a text' }, type: 'x' })

  assert.deepEqual(
    fields.map(each => each.value),
    ['kept', 'token', 'send', 'StepAnswered', 'typed']
  )
})

test('what fill puts back, payloadFrom reads again', () => {
  const payload = { answer: { text: 'oui', days: ['lundi', 'mardi'] } }
  const fields = [
    field('payload.answer.text', ''),
    ...['lundi', 'jeudi', 'mardi'].map(day => field('payload.answer.days[]', day, 'checkbox'))
  ]

  fill(elements(fields), payload)

  const sent = fields.filter(each => each.type === 'text' || each.checked)
  assert.deepEqual(payloadFrom(sent.map(each => [String(each.getAttribute('name')), each.value])), payload)
})

test('deviceFields reads fields without a name, ticked ones only', () => {
  const named = (/** @type {string} */ name, /** @type {object} */ rest) => ({
    tagName: 'INPUT',
    type: 'text',
    value: 'v',
    checked: false,
    getAttribute: (/** @type {string} */ attribute) => (attribute === 'data-field' ? name : null),
    hasAttribute: (/** @type {string} */ attribute) => attribute === 'data-field',
    ...rest
  })
  const fields = [
    named('answer.text', { value: 'à moi' }),
    named('answer.box[]', { type: 'checkbox', value: 'a', checked: true }),
    named('answer.box[]', { type: 'checkbox', value: 'b' }),
    { ...named('', {}), tagName: 'BUTTON' }
  ]

  assert.deepEqual(payloadFrom(deviceFields(elements(fields))), { answer: { text: 'à moi', box: ['a'] } })
})
