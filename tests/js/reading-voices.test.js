import assert from 'node:assert/strict'
import { test } from 'node:test'
import { best, chooseVoice, chosenVoice, usable } from '../../static/js/reading/voices.js'

const remote = { name: 'Loin', lang: 'fr-FR', localService: false }
const local = { name: 'Ici', lang: 'fr_CA', localService: true }
const english = { name: 'Here', lang: 'en-GB', localService: true }

test('only the voices of the language can read', () => {
  assert.deepEqual(usable([remote, english, local], 'fr', true), [remote, local])
})

test('without network only the voices of the phone can read', () => {
  assert.deepEqual(usable([remote, english, local], 'fr', false), [local])
})

test('the chosen voice reads, else one of the phone, else any', () => {
  assert.equal(best([remote, local], 'Loin'), remote)
  assert.equal(best([remote, local], 'Partie'), local)
  assert.equal(best([remote], null), remote)
  assert.equal(best([], null), undefined)
})

test('the choice of a voice is kept on the phone', () => {
  /** @type {Map<string, string>} */
  const kept = new Map()
  const storage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value)
  }

  chooseVoice(storage, 'Ici')

  assert.equal(chosenVoice(storage), 'Ici')
})
