/**
 * What follows from what was done in a room; the twin of `world.py`, both tested with `tests/steps/rooms.json`. It starts
 * from what the server knows (the rooms of an escape share a bag) and adds what this phone did since.
 *
 * @typedef {{items?: string[], flags?: string[], without?: string[], without_flags?: string[]}} Needs
 * @typedef {{mark: string, needs: Needs, gives: string[], sets: string[], spends: string[]}} Deed
 * @typedef {{id: string, thing: string, needs: Needs, again: boolean}} Action
 * @typedef {{id: string, needs: Needs, changed: Needs | null, lock: Needs | null}} ThingRule
 * @typedef {object} Rules
 * @property {Deed[]} deeds
 * @property {Action[]} actions
 * @property {ThingRule[]} things
 * @property {{to: string, needs: Needs}[]} exits
 * @property {string} backdrop
 * @property {{backdrop: string, needs: Needs}[]} backdrops
 *
 * @typedef {{is_visible: boolean, is_changed: boolean, can: string[], done: string[], lock: string, said: string}} ThingView
 * @typedef {object} RoomView
 * @property {string[]} inventory
 * @property {string[]} flags
 * @property {{[thing: string]: ThingView}} hotspots
 * @property {string[]} exits
 * @property {string} backdrop
 *
 * @typedef {{had: Set<string>, spent: Set<string>, flags: Set<string>, done: Set<string>}} World
 */

/**
 * The room after more acts than the server knew of. An act whose needs are not met yet waits.
 * @param {Rules} rules
 * @param {RoomView} known
 * @param {string[]} marks
 * @returns {RoomView}
 */
export function roomAfter(rules, known, marks) {
  const world = worldFrom(known)
  let waiting = rules.deeds.filter(deed => marks.includes(deed.mark) && !world.done.has(deed.mark))
  for (let ready = next(world, waiting); ready.length; ready = next(world, waiting)) {
    for (const deed of ready) add(world, deed)
    waiting = waiting.filter(deed => !world.done.has(deed.mark))
  }
  return viewOf(rules, world, known)
}

/**
 * @param {World} world
 * @param {Deed[]} deeds
 */
const next = (world, deeds) => deeds.filter(({ needs }) => hasHad(world, needs))

/**
 * @param {RoomView} known
 * @returns {World}
 */
function worldFrom({ inventory, flags, hotspots }) {
  const things = Object.entries(hotspots)
  const opened = things.filter(([, { lock }]) => lock === 'open').map(([id]) => `lock:${id}`)
  const done = new Set([...things.flatMap(([, thing]) => thing.done), ...opened])
  return { had: new Set(inventory), spent: new Set(), flags: new Set(flags), done }
}

/**
 * @param {World} world
 * @param {Deed} deed
 */
function add(world, { mark, gives, sets, spends }) {
  world.done.add(mark)
  for (const item of gives) world.had.add(item)
  for (const item of spends) world.spent.add(item)
  for (const flag of sets) world.flags.add(flag)
}

/**
 * @param {World} world
 * @param {Needs} needs
 */
const hasHad = ({ had, flags }, needs) => hasAll(had, needs.items) && hasAll(flags, needs.flags)

/**
 * @param {World} world
 * @param {Needs} needs
 */
function allows({ had, spent, flags }, { items, flags: raised, without = [], without_flags = [] }) {
  const held = new Set([...had].filter(item => !spent.has(item)))
  const isFree = !without.some(item => held.has(item)) && !without_flags.some(flag => flags.has(flag))
  return isFree && hasAll(held, items) && hasAll(flags, raised)
}

/**
 * @param {Set<string>} set
 * @param {string[]} [wanted]
 */
const hasAll = (set, wanted = []) => wanted.every(each => set.has(each))

/**
 * @param {Rules} rules
 * @param {World} world
 * @param {RoomView} known
 * @returns {RoomView}
 */
function viewOf(rules, world, known) {
  const backdrops = rules.backdrops.filter(({ needs }) => allows(world, needs))
  return {
    inventory: [...world.had].filter(item => !world.spent.has(item)).sort(),
    flags: [...world.flags].sort(),
    hotspots: Object.fromEntries(rules.things.map(thing => [thing.id, thingView(rules, world, thing, known)])),
    exits: rules.exits.filter(({ needs }) => allows(world, needs)).map(({ to }) => to),
    backdrop: backdrops.at(-1)?.backdrop ?? rules.backdrop
  }
}

/**
 * @param {Rules} rules
 * @param {World} world
 * @param {ThingRule} thing
 * @param {RoomView} known
 * @returns {ThingView}
 */
function thingView(rules, world, thing, known) {
  const isVisible = allows(world, thing.needs)
  const actions = rules.actions.filter(action => action.thing === thing.id)
  const isNew = (/** @type {Action} */ { again, id }) => again || !world.done.has(id)
  return {
    is_visible: isVisible,
    is_changed: thing.changed !== null && allows(world, thing.changed),
    can: actions.filter(action => isVisible && isNew(action) && allows(world, action.needs)).map(({ id }) => id),
    done: actions.filter(action => !action.again && world.done.has(action.id)).map(({ id }) => id),
    lock: lockState(world, thing, isVisible),
    said: known.hotspots[thing.id]?.said ?? ''
  }
}

/**
 * @param {World} world
 * @param {ThingRule} thing
 * @param {boolean} isVisible
 */
function lockState(world, { id, lock }, isVisible) {
  if (!lock) return 'none'
  if (world.done.has(`lock:${id}`)) return 'open'
  return isVisible && hasHad(world, lock) ? 'ready' : 'hidden'
}
