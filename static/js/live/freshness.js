/** When to ask for a region again, without a page or a network: one fetch at a time, the newest version wins. */

export class Freshness {
  #wanted
  #asked = 0
  #isAsking = false
  #isDoubted = false

  /** @param {number} shown  the version that the page shows; -1 when it shows none yet */
  constructor(shown) {
    this.shown = shown
    this.#wanted = Math.max(shown, 0)
  }

  get isStale() {
    return this.#isDoubted || this.#wanted > this.shown
  }

  /**
   * A version was announced, or told when watching began.
   * @param {number} version
   */
  hear(version) {
    this.#wanted = Math.max(this.#wanted, version)
  }

  /** Nothing announces versions any more: what is shown may be old. */
  doubt() {
    this.#isDoubted = true
  }

  /** Whether to fetch now; if so, nothing else does until `end`. */
  begin() {
    if (this.#isAsking || !this.isStale) return false
    this.#isAsking = true
    this.#isDoubted = false
    this.#asked = this.#wanted
    return true
  }

  /**
   * The fetch has ended. What it brought was read after all that had been heard when it began.
   * @param {boolean} hasAnswered  otherwise it stays stale, and will be asked again
   * @param {number} [version]     of the answer, where it says one
   */
  end(hasAnswered, version = 0) {
    this.#isAsking = false
    if (hasAnswered) this.shown = Math.max(this.shown, this.#asked, version)
    else if (this.#asked <= this.shown) this.#isDoubted = true
  }
}

/**
 * How long to wait before a fetch, so that a crowd does not ask at the same moment.
 * @param {number} watchers  how many phones show the same thing
 * @param {number} [chance]  between 0 and 1
 * @returns {number} milliseconds
 */
export const patience = (watchers, chance = Math.random()) => (watchers > 12 ? Math.round(1000 * chance) : 0)

/** Socket.IO's settings: back 0.5 to 3 s after a loss, so that a team's phones do not come all at once. */
export const RECONNECTION = { reconnectionDelay: 1_750, reconnectionDelayMax: 15_000, randomizationFactor: 0.71 }
