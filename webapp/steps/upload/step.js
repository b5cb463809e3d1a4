/**
 * Comfort for what one makes: only the chosen way is open, a photo is made lighter and shown before it leaves, a voice
 * is recorded here. The file fields stay: whatever a browser cannot do, they can.
 */

import { lighten } from './photo.js'
import { Recorder } from './recorder.js'

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */

const MEGABYTE = 1024 * 1024

/** @param {HTMLElement} element */
export function mount(element) {
  for (const place of all(element, '[data-file]')) new FileField(place)
  const show = () => showWay(element)
  element.addEventListener('change', show)
  show()
  watchSending(element)
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (root, selector) => [...root.querySelectorAll(selector)].filter(each => each instanceof HTMLElement)

/**
 * The fields of the other ways are put aside, so that only what was chosen leaves.
 * @param {HTMLElement} element
 */
function showWay(element) {
  const chosen = element.querySelector('[name="payload.answer.media"]:checked')
  const way = chosen instanceof HTMLInputElement ? chosen.value : ''
  for (const place of all(element, '[data-way]')) {
    place.hidden = place.dataset.way !== way
    for (const field of all(place, 'input, textarea')) field.toggleAttribute('disabled', place.hidden)
  }
}

/**
 * While the form is busy with a file, it says so.
 * @param {HTMLElement} element
 */
function watchSending(element) {
  const form = element.querySelector('form[data-event-type="StepAnswered"]')
  const words = element.querySelector('[data-sending]')
  if (!form || !(words instanceof HTMLElement)) return
  const hasFile = () =>
    all(element, 'input[type=file]:enabled').some(field => /** @type {HTMLInputElement} */ (field).files?.length)
  const show = () => words.toggleAttribute('hidden', form.getAttribute('aria-busy') !== 'true' || !hasFile())
  new MutationObserver(show).observe(form, { attributes: true, attributeFilter: ['aria-busy'] })
}

/** A file field with its limits, its preview and, for a sound, its recorder. */
class FileField {
  #place
  #input
  #address = ''

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place
    this.#input = /** @type {HTMLInputElement} */ (place.querySelector('input[type=file]'))
    this.#input.addEventListener('change', () => this.#take(this.#input.files?.[0]))
    place.querySelector('[data-again]')?.addEventListener('click', () => this.#clear())
    const recorder = place.querySelector('[data-recorder]')
    if (recorder instanceof HTMLElement && Recorder.isPossible)
      new Recorder(recorder, Number(place.dataset.mostSeconds), file => this.#put(file))
  }

  /** @param {File | undefined} file */
  async #take(file) {
    if (!file) return
    if (this.#place.dataset.file !== 'photo') return this.#show(file)
    const light = await lighten(file)
    return light === file ? this.#show(file) : this.#put(light)
  }

  /**
   * Puts a file that was made here into the field, as if it had been chosen.
   * @param {File} file
   */
  #put(file) {
    const files = new DataTransfer()
    files.items.add(file)
    this.#input.files = files.files
    this.#show(file)
  }

  /** @param {File} file */
  #show(file) {
    const most = Number(this.#place.dataset.mostMegabytes)
    if (file.size > most * MEGABYTE)
      return this.#refuse(`Ce fichier dépasse ${most} Mo. Choisis-en un plus léger, rien n’est perdu.`)
    this.#forget()
    this.#address = URL.createObjectURL(file)
    this.#place.querySelector('[data-shown]')?.setAttribute('src', this.#address)
    this.#place.querySelector('[data-preview]')?.removeAttribute('hidden')
    return this.#say('')
  }

  #clear() {
    this.#input.value = ''
    this.#forget()
    this.#place.querySelector('[data-preview]')?.setAttribute('hidden', '')
    this.#input.focus()
  }

  /** @param {string} words */
  #refuse(words) {
    this.#clear()
    this.#say(words)
  }

  /** @param {string} words */
  #say(words) {
    const fault = this.#place.querySelector('[data-file-fault]')
    if (!(fault instanceof HTMLElement)) return
    fault.textContent = words
    fault.hidden = !words
  }

  #forget() {
    if (this.#address) URL.revokeObjectURL(this.#address)
    this.#address = ''
  }
}
