/**
 * What this phone keeps, in one IndexedDB database. Every key begins with the participant's id, so that one person's
 * things are read, sent and wiped without touching another's. A write is one transaction over everything.
 */

const NAME = 'elan'

/** Keys: keys and clock [participant]; outbox [participant, seq, id]; the others [participant, name…]. */
export const STORES = ['keys', 'clock', 'outbox', 'files', 'drafts', 'device']

/**
 * @typedef {(string | number)[]} Key
 *
 * @typedef {object} Access  what one may do inside a transaction; nothing else may be awaited there
 * @property {(store: string, key: Key) => Promise<any>} get
 * @property {(store: string, prefix: Key) => Promise<any[]>} list  in the order of keys
 * @property {(store: string, key: Key, value: any) => Promise<any>} put
 * @property {(store: string, key: Key) => Promise<any>} remove
 * @property {(store: string, prefix: Key) => Promise<any>} clear
 *
 * @typedef {object} Storage
 * @property {<T>(work: (access: Access) => Promise<T>) => Promise<T>} read
 * @property {<T>(work: (access: Access) => Promise<T>) => Promise<T>} write
 */

/** @implements {Storage} */
export class DeviceStorage {
  /** @type {Promise<IDBDatabase> | undefined} */
  #opening

  /** @type {Storage['read']} */
  read = work => this.#twice('readonly', work)

  /** @type {Storage['write']} */
  write = work => this.#twice('readwrite', work)

  /**
   * iOS drops connections of pages in the background: one more try, with a new connection.
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(access: Access) => Promise<T>} work
   */
  async #twice(mode, work) {
    try {
      return await this.#once(mode, work)
    } catch (error) {
      if (!wasDropped(error)) throw error
      this.#opening = undefined
      return this.#once(mode, work)
    }
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(access: Access) => Promise<T>} work
   */
  async #once(mode, work) {
    this.#opening ??= openDatabase(() => (this.#opening = undefined))
    const transaction = (await this.#opening).transaction(STORES, mode)
    const [result] = await Promise.all([run(transaction, work), completed(transaction)])
    return result
  }
}

/**
 * For browsers that keep nothing (some private windows, plain http): reads find nothing, writes say so.
 * @implements {Storage}
 */
export class NoStorage {
  /** @type {Storage['read']} */
  read = work => work({ ...refusals, get: () => Promise.resolve(), list: () => Promise.resolve([]) })

  /** @type {Storage['write']} */
  write = work => work(refusals)
}

const refuse = () => Promise.reject(new Error('nothing can be kept here'))
const refusals = { get: refuse, list: refuse, put: refuse, remove: refuse, clear: refuse }

/** @param {() => void} onLost */
async function openDatabase(onLost) {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => {
    for (const store of STORES) request.result.createObjectStore(store)
  }
  const database = await settled(request)
  database.onversionchange = () => database.close()
  database.onclose = onLost
  return database
}

/**
 * @template T
 * @param {IDBTransaction} transaction
 * @param {(access: Access) => Promise<T>} work
 */
async function run(transaction, work) {
  try {
    return await work(accessTo(transaction))
  } catch (error) {
    abort(transaction)
    throw error
  }
}

/** @param {IDBTransaction} transaction */
function abort(transaction) {
  try {
    transaction.abort()
  } catch {
    // It had ended already.
  }
}

/**
 * @param {IDBTransaction} transaction
 * @returns {Access}
 */
function accessTo(transaction) {
  const at = (/** @type {string} */ store) => transaction.objectStore(store)
  return {
    get: (store, key) => settled(at(store).get(key)),
    list: (store, prefix) => settled(at(store).getAll(under(prefix))),
    put: (store, key, value) => settled(at(store).put(value, key)),
    remove: (store, key) => settled(at(store).delete(key)),
    clear: (store, prefix) => settled(at(store).delete(under(prefix)))
  }
}

/**
 * All keys that begin so: in IndexedDB a list sorts after every text and number.
 * @param {Key} prefix
 */
const under = prefix => IDBKeyRange.bound(prefix, [...prefix, []])

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const settled = request =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
const completed = transaction =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('transaction aborted'))
  })

/** @param {unknown} error */
const wasDropped = error =>
  error instanceof Error && /InvalidState|Unknown|connection|lost|clos/i.test(error.name + error.message)
