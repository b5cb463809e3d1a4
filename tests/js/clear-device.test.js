import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clearDevice, leftOnDevice } from '../../static/js/offline/clear-device.js'
import { drawer } from '../../static/js/offline/device-store.js'
import { STORES } from '../../static/js/offline/storage.js'
import { cipherWith, keyOf } from '../../static/js/offline/vault.js'
import { MemoryStorage } from './memory-storage.js'

test('leaving wipes everything of one participant and nothing of another', async () => {
  const storage = new MemoryStorage()
  await storage.write(async access => {
    for (const store of STORES) for (const person of ['p1', 'p10']) await access.put(store, [person, 'x'], { seq: 1 })
  })

  await clearDevice('p1', storage)

  assert.deepEqual(
    [...storage.rows.keys()].map(name => JSON.parse(name)),
    STORES.map(store => [store, 'p10', 'x'])
  )
})

test('what would be lost is counted; what was refused is not waiting', async () => {
  const storage = new MemoryStorage()
  await storage.write(async access => {
    await access.put('outbox', ['p1', 1, 'a'], { seq: 1 })
    await access.put('outbox', ['p1', 2, 'b'], { seq: 2, refused: 'Non.' })
    await access.put('outbox', ['p2', 1, 'c'], { seq: 1 })
    await access.put('device', ['p1', 's1'], {})
  })

  assert.deepEqual(await leftOnDevice('p1', storage), { unsent: 1, onlyHere: 1 })
})

test('a drawer gives back what was put in it, to the same person only', async () => {
  const storage = new MemoryStorage()
  const open = async (/** @type {string} */ participant) =>
    drawer({ participant, storage, cipher: cipherWith(await keyOf(storage, participant)) }, 'device')
  const mine = await open('p1')
  await mine.set('s1', { answer: { peur: 'l’oral' } })

  assert.deepEqual(await (await open('p1')).get('s1'), { answer: { peur: 'l’oral' } })
  assert.equal(await (await open('p2')).get('s1'), undefined)
  assert.equal(await mine.get('s2'), undefined)
})

test('a thing that can no longer be opened is as if it were not there', async () => {
  const storage = new MemoryStorage()
  const before = drawer({ participant: 'p1', storage, cipher: cipherWith(await keyOf(storage, 'p1')) }, 'device')
  await before.set('s1', 'secret')
  await storage.write(access => access.clear('keys', ['p1']))

  const after = drawer({ participant: 'p1', storage, cipher: cipherWith(await keyOf(storage, 'p1')) }, 'device')

  assert.equal(await after.get('s1'), undefined)
})
