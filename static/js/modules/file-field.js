/**
 * A file field with its limits, its preview and, for a sound, its recorder. A photo is made lighter before it leaves.
 * The plain field stays: whatever a browser cannot do, it can.
 */

import { lighten } from '../media/photo.js'
import { Recorder } from '../media/recorder.js'

const MEGABYTE = 1024 * 1024

/** @param {HTMLElement} place */
export function mount(place) {
  new FileField(place)
}

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
