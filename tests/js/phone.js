/**
 * What the tests of the outbox play with: a server that may be ill, and a phone with any number of tabs.
 *
 * @typedef {import('../../static/js/play/types.js').PlayEvent} PlayEvent
 * @typedef {import('../../static/js/offline/outbox.js').News} News
 */

import { Outbox } from '../../static/js/offline/outbox.js'
import { Records } from '../../static/js/offline/records.js'
import { cipherWith, keyOf } from '../../static/js/offline/vault.js'
import { MemoryStorage } from './memory-storage.js'

/** @param {any} payload */
export const act = (payload = { answer: 'x' }, step = 's1') => ({ type: 'StepAnswered', mission: 'm1', step, payload })

/** A server that keeps events by id, as ours does; `mood` makes it ill. */
export class FakeServer {
  /** @type {PlayEvent[]} */
  stored = []
  /** @type {{name: string, type: string, text: string}[]} */
  files = []
  requests = 0
  mood = 'well'

  /** @param {PlayEvent[]} events */
  post = async events => {
    this.requests += 1
    if (this.mood === 'away') throw new TypeError('Failed to fetch')
    if (this.mood !== 'well' && this.mood !== 'loses its reply')
      return { status: Number(this.mood), body: null, retryAfter: 0 }
    if (events.some(({ payload }) => payload.answer === 'unreadable')) return { status: 400, body: null, retryAfter: 0 }
    const receipts = events.map(event => this.#receive(event))
    if (this.mood === 'loses its reply') {
      this.mood = 'well'
      throw new TypeError('Failed to fetch')
    }
    await Promise.resolve()
    return { status: 200, body: { receipts, seq: Math.max(0, ...this.stored.map(({ seq }) => seq)) }, retryAfter: 0 }
  }

  /**
   * @param {unknown} _act
   * @param {File} file
   */
  upload = async (_act, file) => {
    if (this.mood === 'away') throw new TypeError('Failed to fetch')
    if (file.name === 'virus.exe') return { status: 415, body: { title: 'Ce fichier ne passe pas.' }, retryAfter: 0 }
    this.files.push({ name: file.name, type: file.type, text: await file.text() })
    return { status: 201, body: { upload: `u${this.files.length}` }, retryAfter: 0 }
  }

  /** @param {PlayEvent} event */
  #receive(event) {
    if (event.payload.answer === 'forbidden') return { id: event.id, status: 'refused', reason: 'Non.' }
    if (this.stored.some(({ id }) => id === event.id)) return { id: event.id, status: 'duplicate' }
    this.stored.push(event)
    return { id: event.id, status: 'accepted', grade: { verdict: 'right', message: '', remarks: [] } }
  }
}

const held = { work: Promise.resolve() }

/** @type {(work: () => Promise<any>) => Promise<any>} */
export const lock = work => {
  const turn = held.work.then(work)
  held.work = turn.then(
    () => {},
    () => {}
  )
  return turn
}

/** A phone with any number of tabs that share one storage and hear one another. */
export async function phone(server = new FakeServer(), storage = new MemoryStorage(), participant = 'p1') {
  const cipher = cipherWith(await keyOf(storage, participant))
  /** @type {Outbox[]} */
  const tabs = []
  /** @type {News[]} */
  const news = []
  const open = (seq = 0) => {
    const records = new Records({ participant, storage, cipher }, seq)
    const outbox = new Outbox({
      records,
      island: { team: 't1', version: 'v1' },
      postEvents: server.post,
      postUpload: server.upload,
      lock,
      tell: each => {
        news.push(each)
        for (const tab of tabs) tab.hear(each)
      },
      patience: 200
    })
    tabs.push(outbox)
    return { outbox, records }
  }
  return { server, storage, news, open }
}
