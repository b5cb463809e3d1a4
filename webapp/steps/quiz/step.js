/**
 * A question with several answers: at least one is asked for before sending; an opinion that takes three of eight
 * counts them, and lets no fourth be picked.
 *
 * @typedef {import('../../../static/js/play/types.js').StepContext} StepContext
 */

/**
 * Which boxes may still be ticked: all of them, or only those that are, once there are enough.
 * @param {boolean[]} ticked
 * @param {number} most  0 for any number
 * @returns {boolean[]}
 */
export function mayTick(ticked, most) {
  const isFull = most > 0 && ticked.filter(Boolean).length >= most
  return ticked.map(isTicked => isTicked || !isFull)
}

/**
 * @param {HTMLElement} element
 * @param {StepContext} context
 */
export function mount(element, context) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll('input[type="checkbox"]')])
  if (!boxes.length) return
  const counter = element.querySelector('[data-picked]')
  const refresh = () => {
    const ticked = boxes.map(box => box.checked)
    if (counter instanceof HTMLElement) count(counter, ticked.filter(Boolean).length)
    limit(boxes, mayTick(ticked, counter instanceof HTMLElement ? Number(counter.dataset.picked) : 0))
    boxes[0]?.setCustomValidity(ticked.includes(true) ? '' : 'Choisis au moins une réponse.')
  }
  element.addEventListener('change', refresh)
  context.onState(refresh)
  refresh()
}

/**
 * @param {HTMLElement} counter
 * @param {number} picked
 */
function count(counter, picked) {
  const number = counter.querySelector('[data-picked-count]')
  if (number) number.textContent = String(picked)
  counter.hidden = false
}

/**
 * A box that may not be ticked stays in reach of the keyboard and says so: a disabled one would vanish for some.
 * @param {HTMLInputElement[]} boxes
 * @param {boolean[]} may
 */
function limit(boxes, may) {
  for (const [index, box] of boxes.entries()) {
    const isFree = may[index] ?? true
    box.setAttribute('aria-disabled', String(!isFree))
    box.closest('.option')?.classList.toggle('option--full', !isFree)
    box.onclick = isFree ? null : event => event.preventDefault()
  }
}
