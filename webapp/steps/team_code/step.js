/**
 * The fragments come with the live region. Until it answers, or without a network, those that the page already knows
 * are shown.
 */

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */
/** @typedef {{id: string, text: string}} Fragment */

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function mount(element, context) {
  const model = element.querySelector('template[data-fragment]')
  const show = () => {
    const list = element.querySelector('[data-fragments]')
    if (list && model instanceof HTMLTemplateElement && !list.children.length)
      fill(list, model, context.extra.fragments)
    if (list?.children.length) element.querySelector('[data-no-fragments]')?.remove()
  }
  context.onState(show)
  show()
}

/**
 * @param {Element} list
 * @param {HTMLTemplateElement} model
 * @param {Fragment[]} [fragments]
 */
function fill(list, model, fragments = []) {
  for (const { text } of fragments) {
    const item = /** @type {HTMLElement} */ (model.content.firstElementChild?.cloneNode(true))
    item.querySelector('p')?.append(text)
    list.append(item)
  }
}
