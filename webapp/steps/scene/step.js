/**
 * A room that changes as the team acts: what appears, what can be done, what is carried, as the server says it.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 * @typedef {{is_visible: boolean, is_changed: boolean, can: string[], done: string[], lock: string, said: string}} Thing
 */

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const render = () => show(element, context.extra)
  context.onState(render)
  if (context.extra.hotspots) render()
}

/**
 * @param {HTMLElement} element
 * @param {{[key: string]: any}} view
 */
function show(element, view) {
  const carried = new Set(view.inventory ?? [])
  for (const item of all(element, '[data-item]')) item.hidden = !carried.has(item.dataset.item)
  for (const none of all(element, '[data-empty-hands]')) none.hidden = carried.size > 0
  for (const node of all(element, '[data-thing]')) {
    const thing = view.hotspots?.[node.dataset.thing ?? '']
    if (thing) showThing(node, thing, view.lock_hints?.[node.dataset.thing ?? ''] ?? [])
  }
}

/**
 * @param {HTMLElement} node
 * @param {Thing} thing
 * @param {string[]} hints
 */
function showThing(node, thing, hints) {
  node.hidden = !thing.is_visible
  for (const part of all(node, '[data-look]')) part.hidden = thing.is_changed
  for (const part of all(node, '[data-look-after]')) part.hidden = !thing.is_changed
  for (const part of all(node, '[data-can]')) part.hidden = !thing.can.includes(part.dataset.can ?? '')
  for (const part of all(node, '[data-told]')) part.hidden = !thing.done.includes(part.dataset.told ?? '')
  for (const part of all(node, '[data-lock]')) part.hidden = thing.lock !== 'ready'
  for (const part of all(node, '[data-said]')) {
    part.hidden = thing.lock !== 'open'
    if (thing.said) part.textContent = thing.said
  }
  showHints(node, hints)
}

/**
 * @param {HTMLElement} node
 * @param {string[]} hints
 */
function showHints(node, hints) {
  for (const list of all(node, '[data-lock-hints]')) list.replaceChildren(...hints.map(asItem))
  for (const button of all(node, '[data-lock-hint]')) {
    button.setAttribute('value', String(Math.min(3, hints.length + 1)))
    button.hidden = hints.length >= 3
  }
}

/** @param {string} text */
function asItem(text) {
  const item = document.createElement('li')
  item.textContent = text
  return item
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
function all(root, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))]
}
