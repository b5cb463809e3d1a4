/**
 * The way through a talk, without a page: the same rules as `webapp/steps/dialogue/path.py`, and the same cases
 * (`tests/steps/dialogue_paths.json`).
 *
 * @typedef {import('../../../static/js/play/types.js').Flags} Flags
 * @typedef {object} Line
 * @property {string} kind  say, pause, choice, label, goto or nothing
 * @property {string} [id]
 * @property {string} [name]
 * @property {string} [target]
 * @property {Flags} [when]
 * @property {{[option: string]: string}} [gotos]
 */

/**
 * Follows the lines with the choices already made; stops at the first one that is not.
 * @param {Line[]} flow
 * @param {{[choice: string]: string}} choices
 * @param {Flags} flags
 * @returns {{heard: string[], pending: string | null}} what is heard (position of a line, or `choice:option` for an
 *   answer given), and the id of the choice that waits
 */
export function path(flow, choices, flags) {
  /** @type {string[]} */
  const heard = []
  const seen = new Set()
  let position = 0
  while (position < flow.length && !seen.has(position)) {
    seen.add(position)
    const line = flow[position] ?? { kind: 'nothing' }
    const taken = answered(line, choices)
    if (taken === null) return { heard, pending: line.id ?? '' }
    heard.push(...said(line, position, taken))
    position = next(flow, position, line, taken, flags)
  }
  return { heard, pending: null }
}

/**
 * The option taken at a choice; null while there is none, empty for any other line.
 * @param {Line} line
 * @param {{[choice: string]: string}} choices
 */
function answered({ kind, id = '', gotos = {} }, choices) {
  if (kind !== 'choice') return ''
  const option = choices[id] ?? ''
  return Object.hasOwn(gotos, option) ? option : null
}

/**
 * @param {Line} line
 * @param {number} position
 * @param {string} taken
 */
function said({ kind, id }, position, taken) {
  if (kind === 'choice') return [`${id}:${taken}`]
  return kind === 'say' || kind === 'pause' ? [String(position)] : []
}

/**
 * @param {Line[]} flow
 * @param {number} position
 * @param {Line} line
 * @param {string} taken
 * @param {Flags} flags
 */
function next(flow, position, { kind, gotos, target, when = {} }, taken, flags) {
  if (kind === 'choice') return labelled(flow, gotos?.[taken])
  if (kind === 'goto' && holds(flags, when)) return labelled(flow, target)
  return position + 1
}

/**
 * A label that does not exist is the end of the talk.
 * @param {Line[]} flow
 * @param {string | undefined} name
 */
function labelled(flow, name) {
  const position = flow.findLastIndex(line => line.kind === 'label' && line.name === name)
  return position < 0 ? flow.length : position
}

/**
 * Says whether every condition holds: `webapp/quest/script.py`, flag_holds.
 * @param {Flags} flags
 * @param {Flags} when
 */
export const holds = (flags, when) => Object.entries(when).every(([name, wanted]) => isWanted(flags[name], wanted))

/**
 * @param {any} actual
 * @param {any} wanted
 */
function isWanted(actual, wanted) {
  if (Array.isArray(actual)) return actual.includes(wanted)
  if (typeof wanted === 'string' && wanted.startsWith('>='))
    return /^(number|boolean)$/.test(typeof actual) && Number(actual) >= Number(wanted.slice(2))
  return wanted === false ? !actual : actual === wanted
}

/**
 * Where to go on after a pause in the reading: after the last answer given, or at the beginning.
 * @param {string[]} heard
 */
export const resumed = heard => heard.findLastIndex(each => each.includes(':')) + 1

/**
 * The line to show after one that was read: answers given are not shown again one by one.
 * @param {string[]} heard
 * @param {number} shown
 */
export function following(heard, shown) {
  const after = heard.findIndex((each, index) => index > shown && !each.includes(':'))
  return after < 0 ? shown : after
}
