import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  DEFAULTS,
  fromCookies,
  fromForm,
  isChosen,
  toAttributes,
  toCookie,
  withSetting
} from '../../static/js/reading/preferences.js'

/** @param {[string, string][]} pairs */
function form(pairs) {
  const data = new FormData()
  for (const [name, value] of pairs) data.append(name, value)
  return data
}

test('what is written in the cookie is read back', () => {
  const chosen = { ...DEFAULTS, theme: /** @type {const} */ ('dark'), text: /** @type {const} */ ('3'), sound: false }

  const [pair] = toCookie(chosen, false).split('; ')

  assert.deepEqual(fromCookies(`other=1; ${pair}; last=2`), chosen)
})

test('the cookie stays a year, on this site, and secure over https', () => {
  assert.match(toCookie(DEFAULTS, false), /; Path=\/; Max-Age=31536000; SameSite=Lax$/)
  assert.match(toCookie(DEFAULTS, true), /; SameSite=Lax; Secure$/)
})

test('a cookie that cannot be read gives the defaults', () => {
  for (const broken of ['', 'elan_prefs=%', 'elan_prefs=nonsense', 'elan_prefs=3', 'elan_prefs=null']) {
    assert.deepEqual(fromCookies(broken), DEFAULTS)
  }
})

test('the defaults leave no attribute', () => {
  assert.deepEqual(Object.values(toAttributes(DEFAULTS)), [null, null, null, null, null, null, null])
})

test('each choice has its attribute', () => {
  const chosen = fromForm(
    form([
      ['theme', 'light'],
      ['text', '2'],
      ['contrast', 'more'],
      ['reading', 'airy'],
      ['font', 'dyslexic'],
      ['calm', 'yes'],
      ['sound', 'no']
    ])
  )

  assert.deepEqual(toAttributes(chosen), {
    'data-theme': 'light',
    'data-contrast': 'more',
    'data-reading': 'airy',
    'data-text': '2',
    'data-font': 'dyslexic',
    'data-calm': 'yes',
    'data-sound': 'off'
  })
})

test('a box that is not ticked is off, and sounds are on when their box comes first', () => {
  assert.deepEqual(
    fromForm(
      form([
        ['theme', 'auto'],
        ['text', '1'],
        ['sound', 'yes'],
        ['sound', 'no']
      ])
    ),
    DEFAULTS
  )
})

test('one setting is put on, and back, beside the others', () => {
  const before = fromForm(
    form([
      ['theme', 'dark'],
      ['sound', 'yes']
    ])
  )
  const settings = ['text=2', 'contrast=more', 'calm=yes', 'sound=no']

  const on = settings.reduce((preferences, setting) => withSetting(preferences, setting, true), before)
  const off = settings.reduce((preferences, setting) => withSetting(preferences, setting, false), on)

  assert.deepEqual(on, { ...before, text: '2', contrast: 'more', calm: true, sound: false })
  assert.deepEqual(off, before)
})

test('a form shows what is chosen', () => {
  const chosen = fromForm(
    form([
      ['text', '2'],
      ['sound', 'no']
    ])
  )
  /** @type {[string, string][]} */
  const controls = [
    ['text', '1'],
    ['text', '2'],
    ['contrast', 'more'],
    ['calm', 'yes'],
    ['sound', 'yes']
  ]

  assert.deepEqual(
    controls.map(([name, value]) => isChosen(chosen, name, value)),
    [false, true, false, false, false]
  )
})
