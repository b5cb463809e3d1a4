/** What is being typed, kept on this phone (sealed) until it is sent: refresh, lock screen and a flat battery lose nothing. */

// A page that goes has no time left to seal anything: little may be waiting when it does.
const DELAY = 150

/** @typedef {import('./types.js').Payload} Payload */

export class Drafts {
  #drawer
  /** @type {Map<string, () => Payload>} */
  #typed = new Map()
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer

  /** @param {import('./types.js').DeviceStore} drawer */
  constructor(drawer) {
    this.#drawer = drawer
  }

  /**
   * @param {string} step
   * @returns {Promise<Payload | undefined>}
   */
  get(step) {
    return this.#drawer.get(step).catch(() => undefined)
  }

  /**
   * Notes that something is being typed; it is read and kept once the fingers rest.
   * @param {string} step
   * @param {() => Payload} read
   */
  note(step, read) {
    this.#typed.set(step, read)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), DELAY)
  }

  /** Keeps what is typed, now: the page may be about to go. */
  async flush() {
    const typed = [...this.#typed]
    this.#typed.clear()
    await Promise.all(typed.map(([step, read]) => this.#drawer.set(step, read()).catch(() => {})))
  }

  /**
   * The step is being sent: its draft goes with the event, and must not come back after it.
   * @param {string} step
   */
  drop(step) {
    this.#typed.delete(step)
  }
}
