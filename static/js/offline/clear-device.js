/** What a participant has on this phone, and wiping it when they leave: the next one finds nothing of theirs. */

import { DeviceStorage, STORES } from './storage.js'

/**
 * Counts what would be lost: answers not sent yet, and answers that are nowhere else.
 * @param {string} participant
 * @param {import('./storage.js').Storage} [storage]
 */
export function leftOnDevice(participant, storage = new DeviceStorage()) {
  return storage
    .read(async access => {
      const rows = await access.list('outbox', [participant])
      const here = await access.list('device', [participant])
      return { unsent: rows.filter(row => row.refused === undefined).length, onlyHere: here.length }
    })
    .catch(() => ({ unsent: 0, onlyHere: 0 }))
}

/**
 * Forgets everything of a participant, their key included. Ask them before, if something would be lost.
 * @param {string} participant
 * @param {import('./storage.js').Storage} [storage]
 */
export async function clearDevice(participant, storage = new DeviceStorage()) {
  await storage.write(async access => {
    for (const store of STORES) await access.clear(store, [participant])
  })
}
