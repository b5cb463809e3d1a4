/**
 * What this page knows of a mission, without a page: what the server said, joined so that done is never undone, and
 * on top of it what this phone did and the server has not acknowledged yet.
 */

/** @typedef {import('./types.js').StepState} StepState */
/** @typedef {import('./types.js').StepView} StepView */
/** @typedef {import('../offline/outbox-core.js').Waiting} Waiting */
/** @typedef {import('../offline/outbox-core.js').Settled} Settled */

/** @type {StepState} */
const NOTHING = {
  is_done: false,
  is_skipped: false,
  answer: null,
  hints: [],
  hints_left: 0,
  feedback: null,
  choices: {},
  ballots: {},
  extra: {}
}

export class Mission {
  #island
  #seq
  /** @type {Waiting[]} */
  #waiting = []

  /** @param {import('./types.js').Island} island */
  constructor(island) {
    this.#island = { ...island, steps: { ...island.steps } }
    this.#seq = island.seq
  }

  get id() {
    return this.#island.mission
  }

  get flags() {
    return this.#island.flags
  }

  /** In a free order, how many steps lead to the end; null where one goes from step to step. */
  get freeAfter() {
    return this.#island.free_after ?? null
  }

  get hasTakenHint() {
    return Object.values(this.#island.steps).some(step => step.hints.length > 0)
  }

  /** How many answers of this mission wait for the network. */
  get waitingCount() {
    return this.#waiting.filter(event => event.refused === undefined).length
  }

  /**
   * @param {string} id
   * @returns {StepView}
   */
  view(id) {
    const known = { ...NOTHING, ...this.#island.steps[id], is_kept: false, refused: null }
    return this.#waiting.filter(event => event.step === id).reduce(withEvent, known)
  }

  /**
   * Joins a fresh copy of the whole mission. An old one, late on the way, takes nothing back.
   * @param {import('./types.js').Island} fresh
   */
  take(fresh) {
    const isNewer = fresh.seq >= this.#seq
    if (isNewer) this.#island.flags = fresh.flags
    for (const [id, step] of Object.entries(fresh.steps)) this.#join(id, step, isNewer)
    this.#seq = Math.max(this.#seq, fresh.seq)
  }

  /**
   * Joins what the server said of events.
   * @param {Settled[]} settled
   * @param {number} seq
   */
  settle(settled, seq) {
    for (const { mission, about, step } of settled)
      if (mission === this.id && step) this.#join(about, step, seq >= this.#seq)
    this.#seq = Math.max(this.#seq, seq)
    this.#waiting = this.#waiting.flatMap(event => stillWaiting(event, settled))
  }

  /**
   * Takes the list of what waits in the outbox; only this mission's is looked at.
   * @param {Waiting[]} events  oldest first
   */
  wait(events) {
    this.#waiting = events.filter(event => event.mission === this.id)
  }

  /**
   * @param {string} id
   * @param {StepState} fresh
   * @param {boolean} isNewer
   */
  #join(id, fresh, isNewer) {
    this.#island.steps[id] = join({ ...NOTHING, ...this.#island.steps[id] }, fresh, isNewer)
  }
}

/**
 * @param {Waiting} event
 * @param {Settled[]} settled
 * @returns {Waiting[]}
 */
function stillWaiting(event, settled) {
  const verdict = settled.find(each => each.id === event.id)
  if (!verdict) return [event]
  return verdict.status === 'refused' ? [{ ...event, refused: verdict.reason ?? '' }] : []
}

/**
 * Joins two copies of a step's state: what can only grow grows, the rest is the newer one's.
 * @param {StepState} known
 * @param {StepState} fresh
 * @param {boolean} isNewer
 * @returns {StepState}
 */
export function join(known, fresh, isNewer) {
  const hints = fresh.hints.length > known.hints.length ? fresh : known
  return {
    ...known,
    ...(isNewer && fresh),
    is_done: known.is_done || fresh.is_done,
    is_skipped: known.is_skipped || fresh.is_skipped,
    hints: hints.hints,
    hints_left: hints.hints_left
  }
}

/**
 * Shows a step as if the server had taken an event that waits; its verdict is not guessed.
 * @param {StepView} view
 * @param {Waiting} event
 * @returns {StepView}
 */
export function withEvent(view, { type, payload, refused }) {
  // What was refused stays in its fields, to be mended.
  if (refused !== undefined) return { ...view, refused, answer: payload.answer ?? view.answer }
  const after = { ...view, refused: null }
  switch (type) {
    case 'StepAnswered':
      return { ...after, is_kept: true, answer: payload.answer ?? view.answer, feedback: null }
    case 'StepRead':
      return { ...after, is_kept: true }
    case 'StepSkipped':
      return { ...after, is_kept: true, is_skipped: true }
    case 'ChoiceMade':
      return { ...after, choices: { ...view.choices, [payload.choice]: payload.option } }
    case 'BallotCast':
      return { ...after, is_kept: true, ballots: { ...view.ballots, [payload.round]: payload.option } }
    case 'SceneActed':
      return payload.action ? { ...after, extra: withMark(view.extra, payload.action) } : after
    default:
      return after
  }
}

/**
 * @param {StepState['extra']} extra
 * @param {string} mark
 */
const withMark = (extra, mark) => ({ ...extra, marks: [...new Set([...(extra.marks ?? []), mark])] })

/**
 * A step that lets one go on: done, or answered and kept until the network is back.
 * @param {{is_done: boolean, is_kept: boolean}} view
 */
export const isPassed = view => view.is_done || view.is_kept

/** The page after the last step. */
export const END = 'fin'

/**
 * The first step that is not passed, or the end.
 * @param {string[]} ids
 * @param {(id: string) => StepView} view
 */
export const frontier = (ids, view) => ids.find(id => !isPassed(view(id))) ?? END

/**
 * Where to be: the wanted step, but never beyond the first that is not passed, unless the order is free.
 * @param {string[]} ids
 * @param {(id: string) => StepView} view
 * @param {string} wanted  a step id, `fin`, or anything else for "where I was"
 * @param {number | null} [freeAfter]  in a free order, how many steps lead to the end
 */
export function placeFor(ids, view, wanted, freeAfter = null) {
  if (freeAfter !== null && (ids.includes(wanted) || (wanted === END && isEnough(ids, view, freeAfter)))) return wanted
  const limit = frontier(ids, view)
  const places = [...ids, END]
  const index = places.indexOf(wanted)
  return index >= 0 && index <= places.indexOf(limit) ? wanted : limit
}

/**
 * Whether a mission of a free order can end here.
 * @param {string[]} ids
 * @param {(id: string) => StepView} view
 * @param {number} freeAfter
 */
export const isEnough = (ids, view, freeAfter) => ids.filter(id => isPassed(view(id))).length >= freeAfter

/**
 * The step after this one; in a free order the next that is not passed, around the whole mission.
 * @param {string[]} ids
 * @param {(id: string) => StepView} view
 * @param {string} current
 * @param {number | null} freeAfter
 */
export function placeAfter(ids, view, current, freeAfter) {
  const index = ids.indexOf(current) + 1
  if (freeAfter === null) return ids[index] ?? END
  const others = [...ids.slice(index), ...ids.slice(0, index)].filter(id => id !== current)
  return others.find(id => !isPassed(view(id))) ?? END
}
