/**
 * The events of one participant as this phone keeps them: sealed, in the order of their counter. Those that this
 * browser cannot keep ("loose") live as long as the page, and are sent like the others.
 */

import { latest, next } from '../play/clock.js'

/** @typedef {import('./outbox-core.js').Waiting} Waiting */
/** @typedef {import('./storage.js').Access} Access */
/** @typedef {{id: string, seq: number, sealed: import('./vault.js').Sealed, hasFile: boolean, refused?: string}} Row */
/** @typedef {(access: Access) => Promise<any>} Also  what else is written in the same transaction */

export class Records {
  #vault
  #seq
  /** @type {(Waiting & {blob?: Blob | undefined})[]} */
  #loose = []

  /**
   * @param {import('./vault.js').Vault} vault
   * @param {number} seq  greatest counter that the page knows
   */
  constructor(vault, seq) {
    this.#vault = vault
    this.#seq = seq
  }

  /** @param {string} [id] */
  isLoose(id) {
    return id ? this.#loose.some(event => event.id === id) : this.#loose.length > 0
  }

  /** @param {number} seq */
  raise(seq) {
    this.#seq = latest(this.#seq, seq)
  }

  /** Says whether this phone counted further than the page: it was made while an act was on its way. */
  async isAhead() {
    const { participant, storage } = this.#vault
    return latest(await storage.read(access => access.get('clock', [participant]))) > this.#seq
  }

  /**
   * Keeps a new event, gives it its number, and writes what goes with it, all or nothing.
   * @param {Omit<Waiting, 'seq'>} event
   * @param {Blob} [file]
   * @param {Also} [also]
   * @returns {Promise<Waiting>}
   */
  async add(event, file, also) {
    try {
      const [sealed, sealedFile] = await Promise.all([this.#vault.cipher.seal(event), this.#sealFile(file)])
      const row = { id: event.id, sealed, hasFile: Boolean(file) }
      this.#seq = await this.#vault.storage.write(access => this.#keep(access, row, sealedFile, also))
      return { ...event, seq: this.#seq, hasFile: row.hasFile }
    } catch {
      this.#seq = next(this.#seq)
      const loose = { ...event, seq: this.#seq, hasFile: Boolean(file), blob: file }
      this.#loose.push(loose)
      return loose
    }
  }

  /**
   * All of them, refused ones included, oldest first. What can no longer be opened is left where it lies.
   * @returns {Promise<Waiting[]>}
   */
  async list() {
    const { participant, storage, cipher } = this.#vault
    const rows = await storage.read(access => access.list('outbox', [participant])).catch(() => [])
    const opened = await Promise.all(rows.map(row => open(cipher, row)))
    return [...opened.flat(), ...this.#loose.map(({ blob: _blob, ...event }) => event)]
  }

  /**
   * @param {Waiting} event
   * @returns {Promise<File | undefined>}
   */
  async fileOf({ id }) {
    const loose = this.#loose.find(event => event.id === id)?.blob
    if (loose) return new File([loose], nameOf(loose), { type: loose.type })
    const { participant, storage, cipher } = this.#vault
    const row = await storage.read(access => access.get('files', [participant, id]))
    return row && new File([await cipher.openBytes(row.sealed)], row.name, { type: row.type })
  }

  /**
   * The file has arrived: the event now carries its id, and the file is forgotten.
   * @param {Waiting} event
   */
  async uploaded(event) {
    if (this.isLoose(event.id)) {
      this.#loose = this.#loose.map(each => (each.id === event.id ? event : each))
      return
    }
    const { participant, storage, cipher } = this.#vault
    const row = { id: event.id, seq: event.seq, sealed: await cipher.seal(event), hasFile: false }
    await storage.write(async access => {
      await access.put('outbox', [participant, event.seq, event.id], row)
      await access.remove('files', [participant, event.id])
    })
  }

  /**
   * Forgets what was acknowledged, keeps what was refused with the reason.
   * @param {Waiting[]} forgotten
   * @param {Waiting[]} refused
   * @param {number} seq  greatest counter that the server knows
   */
  async settle(forgotten, refused, seq) {
    const isStored = (/** @type {Waiting} */ event) => !this.isLoose(event.id)
    const [gone, marked] = [forgotten.filter(isStored), refused.filter(isStored)]
    this.raise(seq)
    this.#loose = this.#loose
      .filter(event => !forgotten.some(({ id }) => id === event.id))
      .map(event => ({ ...event, ...refused.find(({ id }) => id === event.id) }))
    if (!gone.length && !marked.length) return
    const { participant, storage } = this.#vault
    await storage.write(async access => {
      for (const event of gone) await forget(access, participant, event)
      for (const event of marked) await mark(access, participant, event)
      await access.put('clock', [participant], latest(await access.get('clock', [participant]), seq))
    })
  }

  /** @param {Blob | undefined} file */
  async #sealFile(file) {
    if (!file) return undefined
    const sealed = await this.#vault.cipher.sealBytes(await file.arrayBuffer())
    return { sealed, name: nameOf(file), type: file.type }
  }

  /**
   * @param {Access} access
   * @param {Omit<Row, 'seq'>} row
   * @param {object | undefined} file
   * @param {Also} [also]
   */
  async #keep(access, row, file, also) {
    const { participant } = this.#vault
    const seq = next(this.#seq, await access.get('clock', [participant]))
    await access.put('clock', [participant], seq)
    await access.put('outbox', [participant, seq, row.id], { ...row, seq })
    if (file) await access.put('files', [participant, row.id], file)
    await also?.(access)
    return seq
  }
}

/**
 * @param {import('./vault.js').Cipher} cipher
 * @param {Row} row
 * @returns {Promise<Waiting[]>}
 */
async function open(cipher, { sealed, ...plain }) {
  try {
    return [{ ...(await cipher.open(sealed)), ...plain }]
  } catch {
    return []
  }
}

/**
 * @param {Access} access
 * @param {string} participant
 * @param {Waiting} event
 */
async function forget(access, participant, { seq, id }) {
  await access.remove('outbox', [participant, seq, id])
  await access.remove('files', [participant, id])
}

/**
 * @param {Access} access
 * @param {string} participant
 * @param {Waiting} event
 */
async function mark(access, participant, { seq, id, refused }) {
  const key = [participant, seq, id]
  const row = await access.get('outbox', key)
  if (row) await access.put('outbox', key, { ...row, refused })
}

/** @param {Blob} blob */
const nameOf = blob => (blob instanceof File ? blob.name : 'fichier')
