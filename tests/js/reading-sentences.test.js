import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentences } from '../../static/js/reading/sentences.js'

test('a text is cut after each sentence, its quotes kept', () => {
  assert.deepEqual(sentences('Bonjour. Ça va ? « Oui. » Allô ! Fin'), [
    'Bonjour.',
    'Ça va ?',
    '« Oui. »',
    'Allô !',
    'Fin'
  ])
})

test('a line ends a sentence, and empty lines say nothing', () => {
  assert.deepEqual(sentences('Sacha\n\nTu décroches\n  …  \n'), ['Sacha', 'Tu décroches'])
})

test('a long sentence is cut at its commas, and no word is lost', () => {
  const clause = 'une suite de mots assez longue pour compter'
  const long = `${Array.from({ length: 9 }, () => clause).join(', ')}.`

  const pieces = sentences(long)

  assert.equal(pieces.join(' '), long)
  assert.ok(pieces.length > 1)
  assert.ok(pieces.every(piece => piece.length <= 180))
})

test('nothing to say gives nothing', () => {
  assert.deepEqual(sentences(''), [])
  assert.deepEqual(sentences(' … '), [])
})
