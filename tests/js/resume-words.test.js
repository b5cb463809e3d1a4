import assert from 'node:assert/strict'
import { test } from 'node:test'

import { wordsOf } from '../../static/js/reading/resume-words.js'

test('the words of a QR code are read', () => {
  assert.equal(wordsOf('#ecole-lezard-moulin-zenith'), 'ecole lezard moulin zenith')
  assert.equal(wordsOf('#%C3%A9cole-l%C3%A9zard-moulin-z%C3%A9nith'), 'école lézard moulin zénith')
})

test('an accent that stands apart from its letter cuts no word', () => {
  assert.equal(wordsOf('#progre\u0300s-foulure-chiot-vexant'), 'progrès foulure chiot vexant')
  assert.equal(wordsOf('#progre%CC%80s-foulure-chiot-vexant'), 'progrès foulure chiot vexant')
})

test('anything else is left alone', () => {
  for (const hash of ['', '#', '#content', '#a-b-c', '#a-b-c-d-e', '#%']) assert.equal(wordsOf(hash), '')
})
