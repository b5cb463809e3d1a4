import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const SCRIPTS = new URL('../../static/js/', import.meta.url)
const LIST = new URL('../../webapp/templates/play/parts/preload.html', import.meta.url)

/**
 * Follows static imports; what is imported on demand (the socket, a kind, a sound) is not part of it.
 * @param {URL} script
 * @param {Set<string>} [seen]
 */
function importedBy(script, seen = new Set()) {
  const source = readFileSync(script, 'utf8')
  for (const [, path = ''] of source.matchAll(/^import .*? from '(.+?)'$/gms)) {
    const url = new URL(path, script)
    const name = url.href.slice(SCRIPTS.href.length)
    if (!seen.has(name)) importedBy(url, seen.add(name))
  }
  return seen
}

test('a mission’s page asks at once for every script that its player imports', () => {
  const listed = [...readFileSync(LIST, 'utf8').matchAll(/"([a-z]+\/[a-z0-9-]+)"/g)].map(([, name]) => `${name}.js`)

  assert.deepEqual(listed.sort(), [...importedBy(new URL('play.js', SCRIPTS))].sort())
})
