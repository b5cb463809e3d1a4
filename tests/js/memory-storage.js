/**
 * A storage for tests: the same promises as IndexedDB's, in a sorted list. A write that fails leaves no trace.
 *
 * @typedef {import('../../static/js/offline/storage.js').Key} Key
 * @typedef {import('../../static/js/offline/storage.js').Access} Access
 */

export class MemoryStorage {
  /** @type {Map<string, any>} */
  rows = new Map()
  #turn = Promise.resolve()

  /** @type {import('../../static/js/offline/storage.js').Storage['read']} */
  read = work => work(this.#access(this.rows))

  /** @type {import('../../static/js/offline/storage.js').Storage['write']} */
  write = work => {
    const done = this.#turn.then(async () => {
      const copy = new Map(this.rows)
      const result = await work(this.#access(copy))
      this.rows = copy
      return result
    })
    this.#turn = done.then(
      () => {},
      () => {}
    )
    return done
  }

  /** @param {string} store */
  keysOf(store) {
    return [...this.rows.keys()].map(name => JSON.parse(name)).filter(([name]) => name === store)
  }

  /**
   * @param {Map<string, any>} rows
   * @returns {Access}
   */
  #access(rows) {
    const name = (/** @type {string} */ store, /** @type {Key} */ key) => JSON.stringify([store, ...key])
    const under = (/** @type {string} */ store, /** @type {Key} */ prefix) => {
      const start = [store, ...prefix]
      return [...rows.keys()].filter(key => start.every((part, index) => JSON.parse(key)[index] === part))
    }
    return {
      get: (store, key) => Promise.resolve(rows.get(name(store, key))),
      list: (store, prefix) =>
        Promise.resolve(
          under(store, prefix)
            .sort(byKey)
            .map(key => rows.get(key))
        ),
      put: (store, key, value) => Promise.resolve(void rows.set(name(store, key), value)),
      remove: (store, key) => Promise.resolve(void rows.delete(name(store, key))),
      clear: (store, prefix) => Promise.resolve(under(store, prefix).map(key => rows.delete(key)))
    }
  }
}

/**
 * @param {string} one
 * @param {string} other
 */
function byKey(one, other) {
  const [left, right] = [JSON.parse(one), JSON.parse(other)]
  const index = left.findIndex((/** @type {any} */ part, /** @type {number} */ place) => part !== right[place])
  return left[index] < right[index] ? -1 : 1
}
