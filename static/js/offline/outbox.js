/**
 * The outbox of one participant. An act is written on the phone first, sent next, and forgotten only when the server
 * has acknowledged it; tabs take turns. Events of another participant of the same phone sleep: they are never read.
 */

import { uuid7 } from '../play/uuid7.js'
import { BATCH, fingerprint, nextToSend, onTheWire, readReply, readUpload, verdicts } from './outbox-core.js'

/** @typedef {import('./outbox-core.js').Waiting} Waiting */
/** @typedef {import('./outbox-core.js').Settled} Settled */
/** @typedef {import('../play/types.js').Act} Act */
/** @typedef {{kind: 'added'} | {kind: 'settled', settled: Settled[], seq: number}} News  told to every tab */
/** @typedef {import('./outbox-core.js').Outcome | 'offline'} Ending */
/** @typedef {{id: string, status: 'queued' | 'unsaved'}} Unheard */

/**
 * @typedef {object} Parts  what the outbox works with, given so that tests can give others
 * @property {import('./records.js').Records} records
 * @property {{team: string, version: string}} island
 * @property {typeof import('./server.js').postEvents} postEvents
 * @property {typeof import('./server.js').postUpload} postUpload
 * @property {(work: () => Promise<Ending>) => Promise<Ending>} lock  one sender at a time, over all tabs
 * @property {(news: News) => void} tell  every tab, this one included
 * @property {(ending: Ending) => void} [ended]  how each attempt to send ended
 * @property {number} [patience]  milliseconds after which "kept" is said; the verdict may still come
 */

const PATIENCE = 4_000
const UPLOAD_PATIENCE = 30_000

export class Outbox {
  #parts
  /** @type {Map<string, Promise<Settled | Unheard>>} */
  #underWay = new Map()
  /** @type {Map<string, (verdict: Settled) => void>} */
  #listening = new Map()
  /** @type {Promise<Ending> | undefined} */
  #sending
  #isAskedAgain = false
  #pausedUntil = 0

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts
  }

  /**
   * Keeps an act and sends it; resolves with the verdict, or with "queued" when none came soon. The same act again
   * while it is under way is the same event.
   * @param {Act} act
   * @param {{file?: Blob | undefined, also?: import('./records.js').Also}} [options]
   */
  submit(act, options = {}) {
    const name = fingerprint(act)
    const before = this.#underWay.get(name)
    if (before) return before
    const promise = this.#submit(act, options).finally(() => this.#underWay.delete(name))
    this.#underWay.set(name, promise)
    return promise
  }

  /**
   * Sends what waits. Asked again meanwhile, it looks once more before it ends.
   * @returns {Promise<Ending>} `go` when nothing is left to send
   */
  send() {
    this.#isAskedAgain = true
    this.#sending ??= this.#sendWhileAsked()
    return this.#sending
  }

  /**
   * Hears the news of this tab or another one.
   * @param {News} news
   */
  hear(news) {
    if (news.kind !== 'settled') return
    this.#parts.records.raise(news.seq)
    for (const verdict of news.settled) this.#listening.get(verdict.id)?.(verdict)
  }

  /**
   * @param {Act} act
   * @param {{file?: Blob | undefined, also?: import('./records.js').Also}} options
   * @returns {Promise<Settled | Unheard>}
   */
  async #submit(act, { file, also }) {
    const { records, island, tell, patience = PATIENCE } = this.#parts
    const stamp = { id: uuid7(), team: island.team, version: island.version, at: new Date().toISOString() }
    const { id } = await records.add({ ...act, ...stamp }, file, also)
    /** @type {Promise<Settled>} */
    const verdict = new Promise(resolve => this.#listening.set(id, resolve))
    tell({ kind: 'added' })
    const ending = this.send().then(sent, () => {})
    const heard = await Promise.race([verdict, ending, wait(file ? UPLOAD_PATIENCE : patience)])
    this.#listening.delete(id)
    return heard ?? { id, status: records.isLoose(id) ? 'unsaved' : 'queued' }
  }

  /** @returns {Promise<Ending>} */
  async #sendWhileAsked() {
    /** @type {Ending} */
    let ending = 'go'
    try {
      while (this.#isAskedAgain && ending === 'go') {
        this.#isAskedAgain = false
        ending = await this.#parts.lock(() => this.#drain())
      }
    } finally {
      this.#sending = undefined
    }
    this.#parts.ended?.(ending)
    return ending
  }

  /** @returns {Promise<Ending>} */
  async #drain() {
    let size = BATCH
    for (;;) {
      const ending = await this.#sendSome(size)
      if (ending === 'smaller') size = Math.ceil(size / 2)
      else if (ending !== 'more') return ending
    }
  }

  /**
   * @param {number} size
   * @returns {Promise<Ending | 'more'>}
   */
  async #sendSome(size) {
    const waiting = await this.#parts.records.list()
    const job = nextToSend(waiting, size)
    if (!job) return 'go'
    if (Date.now() < this.#pausedUntil) return 'later'
    const ending = await ('batch' in job ? this.#sendBatch(job.batch, waiting) : this.#sendFile(job.upload, waiting))
    return ending === 'go' ? 'more' : ending
  }

  /**
   * @param {Waiting[]} batch
   * @param {Waiting[]} waiting
   * @returns {Promise<Ending>}
   */
  async #sendBatch(batch, waiting) {
    const reply = await this.#parts.postEvents(batch.map(onTheWire)).catch(() => null)
    if (!reply) return 'offline'
    this.#pause(reply)
    const { outcome, receipts, seq } = readReply(reply, batch)
    await this.#settle(receipts, waiting, seq)
    return outcome
  }

  /**
   * @param {Waiting} event
   * @param {Waiting[]} waiting
   * @returns {Promise<Ending>}
   */
  async #sendFile(event, waiting) {
    const { records, postUpload } = this.#parts
    const file = await records.fileOf(event)
    const reply = file ? await postUpload(event, file).catch(() => null) : { status: 422, body: null }
    if (!reply) return 'offline'
    this.#pause(reply)
    const { outcome, ready, receipts } = readUpload(reply, event)
    if (ready) await records.uploaded(ready)
    await this.#settle(receipts, waiting, 0)
    return outcome
  }

  /**
   * @param {import('../play/types.js').ServerReceipt[]} receipts
   * @param {Waiting[]} waiting
   * @param {number} seq
   */
  async #settle(receipts, waiting, seq) {
    if (!receipts.length) return
    const { settled, forgotten, refused } = verdicts(receipts, waiting)
    await this.#parts.records.settle(forgotten, refused, seq)
    this.#parts.tell({ kind: 'settled', settled, seq })
  }

  /** @param {import('./outbox-core.js').Reply} reply */
  #pause({ status, retryAfter = 0 }) {
    if (status === 429) this.#pausedUntil = Date.now() + 1000 * Math.min(Math.max(retryAfter, 5), 300)
  }
}

/**
 * Sent, perhaps by another tab: its news may be a moment behind.
 * @param {Ending} ending
 */
const sent = ending => (ending === 'go' ? wait(500) : undefined)

/**
 * @param {number} milliseconds
 * @returns {Promise<undefined>}
 */
const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds, undefined))
