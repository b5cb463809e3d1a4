import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitting } from '../../static/js/media/photo.js'
import { clockTime, fileFrom } from '../../static/js/media/recorder.js'

test('a large photo is made to fit, a small one is left as it is', () => {
  assert.deepEqual(fitting(4000, 3000), { width: 1600, height: 1200 })
  assert.deepEqual(fitting(1080, 2400), { width: 720, height: 1600 })
  assert.deepEqual(fitting(640, 480), { width: 640, height: 480 })
})

test('a recording becomes a file of its own type', () => {
  const file = fileFrom([new Blob(['abc'])], 'audio/mp4;codecs=mp4a')

  assert.deepEqual([file.name, file.type, file.size], ['voix.m4a', 'audio/mp4', 3])
})

test('the clock of the recorder', () => {
  assert.deepEqual([0, 9, 61, 180].map(clockTime), ['0:00', '0:09', '1:01', '3:00'])
})
