/**
 * Where a participant's unsent answers, drafts and phone-only answers lie: encrypted at rest with a key that no
 * script can read, one per participant. Whoever uses the same phone next has another key and another drawer.
 */

import { DeviceStorage, NoStorage } from './storage.js'

const ALGORITHM = 'AES-GCM'
const PATIENCE = 3_000

/**
 * @typedef {{iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer}} Sealed
 *
 * @typedef {object} Cipher
 * @property {(value: any) => Promise<Sealed>} seal
 * @property {(sealed: Sealed) => Promise<any>} open
 * @property {(bytes: BufferSource) => Promise<Sealed>} sealBytes
 * @property {(sealed: Sealed) => Promise<ArrayBuffer>} openBytes
 *
 * @typedef {{participant: string, storage: import('./storage.js').Storage, cipher: Cipher}} Vault
 */

/**
 * Opens what this phone keeps for somebody; where it can keep nothing, the vault's writes fail and callers say so.
 * @param {string} participant
 * @returns {Promise<Vault>}
 */
export async function openVault(participant) {
  try {
    const storage = new DeviceStorage()
    return { participant, storage, cipher: cipherWith(await soon(keyOf(storage, participant))) }
  } catch {
    return { participant, storage: new NoStorage(), cipher: cipherWith(null) }
  }
}

/**
 * A database that never opens must not keep the page from starting.
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
const soon = promise =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error('no database')))])

/**
 * The participant's key, made at the first need. Two tabs may make one each: the first kept is everybody's.
 * @param {import('./storage.js').Storage} storage
 * @param {string} participant
 * @returns {Promise<CryptoKey>}
 */
export async function keyOf(storage, participant) {
  const fresh = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ['encrypt', 'decrypt'])
  return storage.write(async access => {
    const known = await access.get('keys', [participant])
    if (!known) await access.put('keys', [participant], fresh)
    return known ?? fresh
  })
}

/**
 * @param {CryptoKey | null} key  without one, everything fails: nothing is ever kept in clear
 * @returns {Cipher}
 */
export function cipherWith(key) {
  /** @type {Cipher['sealBytes']} */
  const sealBytes = async bytes => {
    if (!key) throw new Error('no key')
    const iv = crypto.getRandomValues(new Uint8Array(12))
    return { iv, data: await crypto.subtle.encrypt({ name: ALGORITHM, iv }, key, bytes) }
  }
  /** @type {Cipher['openBytes']} */
  const openBytes = ({ iv, data }) =>
    key ? crypto.subtle.decrypt({ name: ALGORITHM, iv }, key, data) : Promise.reject(new Error('no key'))
  return {
    sealBytes,
    openBytes,
    seal: value => sealBytes(new TextEncoder().encode(JSON.stringify(value))),
    open: async sealed => JSON.parse(new TextDecoder().decode(await openBytes(sealed)))
  }
}
