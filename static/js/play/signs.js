/** What the player shows around the steps: where one is, the way on and back, what became of the answers. */

import { paperOf } from './feedback.js'
import { part, renumber } from './parts.js'

export class Signs {
  #root
  #foot
  /** @type {string | null} */
  #noticed = null

  /**
   * @param {HTMLElement} root
   * @param {{onNext: () => void, onBack: () => void}} listener
   */
  constructor(root, { onNext, onBack }) {
    this.#root = root
    this.#foot = /** @type {HTMLElement} */ (root.querySelector('[data-play-foot]'))
    this.#button('next').addEventListener('click', onNext)
    this.#button('back').addEventListener('click', onBack)
    root.addEventListener('click', dropSecondTap, true)
  }

  /** @returns {HTMLElement | null} */
  get end() {
    return this.#root.querySelector('[data-mission-end]')
  }

  /**
   * Shows one section of the document, and only that one.
   * @param {HTMLElement} shown
   */
  show(shown) {
    for (const section of this.#root.querySelectorAll('[data-step], [data-mission-end]'))
      section.toggleAttribute('hidden', section !== shown)
    paperOf(shown).append(this.#foot)
    // Where steps are played in any order, the list of them follows the one that is shown, closed again.
    for (const list of /** @type {NodeListOf<HTMLDetailsElement>} */ (
      this.#root.querySelectorAll('[data-play-places]')
    )) {
      paperOf(shown).append(list)
      list.open = false
    }
    this.#foot.hidden = false
  }

  /**
   * Sensitive questions wait behind a word, unless one agreed to be asked.
   * @param {boolean} isAgreed
   */
  guard(isAgreed) {
    for (const note of /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll('[data-sensitive-note]'))) {
      const show = () => {
        note.nextElementSibling?.removeAttribute('hidden')
        note.remove()
      }
      if (isAgreed) show()
      else note.querySelector('[data-sensitive-show]')?.addEventListener('click', show)
    }
  }

  /**
   * Goes to the top of what has just been shown, for the eye and for the screen reader.
   * @param {HTMLElement} section
   */
  focus(section) {
    scrollTo(0, 0)
    const heading = section.querySelector('h2[tabindex], [tabindex="-1"]') ?? section
    if (heading instanceof HTMLElement) heading.focus({ preventScroll: true })
  }

  /**
   * @param {number} index      of the step that is shown
   * @param {boolean[]} passed  for each step
   * @param {boolean} isFree    one may go on without having passed
   */
  paint(index, passed, isFree) {
    const isLast = index >= passed.length
    const next = this.#button('next')
    next.hidden = isLast || !(passed[index] || isFree)
    sayPassing(next, !passed[index])
    this.#button('back').hidden = index === 0
    this.#root.querySelector('[data-all-done]')?.toggleAttribute('hidden', !passed.every(Boolean))
    const segments = document.querySelector('[data-segments]')
    if (!segments) return
    for (const [place, segment] of [...segments.children].entries()) {
      segment.classList.toggle('segments__part--here', place === index)
      segment.classList.toggle('segments__part--done', place !== index && Boolean(passed[place]))
    }
    const label = segments.getAttribute('aria-label') ?? ''
    segments.setAttribute('aria-label', renumber(label, Math.min(index + 1, passed.length)))
  }

  /**
   * Marks the list of a mission whose steps are played in any order.
   * @param {boolean[]} passed  for each step, in the order of the list
   * @param {string} current    the step that is shown
   * @param {boolean} isEnough  the mission may end here
   */
  paintPlaces(passed, current, isEnough) {
    const links = /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll('[data-place]'))
    for (const [index, link] of [...links].entries()) {
      if (link.dataset.place === current) link.setAttribute('aria-current', 'step')
      else link.removeAttribute('aria-current')
      link.querySelector('[data-done]')?.toggleAttribute('hidden', !passed[index])
    }
    for (const way of this.#root.querySelectorAll('[data-place-end]')) way.toggleAttribute('hidden', !isEnough)
  }

  /**
   * Says what became of the answers, as long as it is true.
   * @param {string | null} name
   */
  notice(name) {
    if (name === this.#noticed) return
    this.#noticed = name
    this.#root.querySelector('[data-play-notice]')?.replaceChildren(...(name ? [part(name)] : []))
  }

  /** @param {string} text */
  announce(text) {
    const place = this.#root.querySelector('[data-play-say]')
    if (place) place.textContent = text
  }

  /**
   * @param {'next' | 'back'} name
   * @returns {HTMLElement}
   */
  #button(name) {
    return /** @type {HTMLElement} */ (this.#foot.querySelector(`[data-play-${name}]`))
  }
}

/**
 * The second tap of a double tap must not press what has slipped under the finger meanwhile.
 * @param {MouseEvent} event
 */
function dropSecondTap(event) {
  const button = event.target instanceof Element && event.target.closest('button')
  if (event.detail < 2 || !button || !(button.type === 'submit' || button.closest('[data-play-way]'))) return
  event.preventDefault()
  event.stopPropagation()
}

/**
 * Going on from what is not done yet is passing it for now, and does not stand out.
 * @param {HTMLElement} next
 * @param {boolean} isPassing
 */
function sayPassing(next, isPassing) {
  next.classList.toggle('button--primary', !isPassing)
  next.querySelector('[data-onward]')?.toggleAttribute('hidden', isPassing)
  next.querySelector('[data-passing]')?.toggleAttribute('hidden', !isPassing)
}
