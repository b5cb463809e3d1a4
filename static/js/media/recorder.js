/** A voice recorder: one button that starts and stops, a clock, and a file at the end. */

const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
const EXTENSIONS = new Map([
  ['audio/webm', 'webm'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg', 'ogg']
])

export class Recorder {
  static get isPossible() {
    return typeof MediaRecorder === 'function' && Boolean(navigator.mediaDevices?.getUserMedia)
  }

  #place
  #seconds
  #onFile
  /** @type {MediaRecorder | null} */
  #tape = null
  #timer = 0

  /**
   * @param {HTMLElement} place
   * @param {number} seconds  how long it may last
   * @param {(file: File) => void} onFile
   */
  constructor(place, seconds, onFile) {
    this.#place = place
    this.#seconds = seconds
    this.#onFile = onFile
    place.hidden = false
    this.#button?.addEventListener('click', () => (this.#tape ? this.#tape.stop() : this.#start()))
  }

  get #button() {
    return this.#place.querySelector('[data-record]')
  }

  async #start() {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      this.#record(stream)
    } catch {
      this.#say('Le micro n’est pas disponible. Choisis un son, ou une autre façon : elles comptent toutes.')
    }
  }

  /** @param {MediaStream} stream */
  #record(stream) {
    const mimeType = TYPES.find(type => MediaRecorder.isTypeSupported(type))
    const tape = new MediaRecorder(stream, mimeType ? { mimeType } : {})
    /** @type {Blob[]} */
    const parts = []
    tape.addEventListener('dataavailable', event => parts.push(event.data))
    tape.addEventListener('stop', () => this.#end(stream, parts, tape.mimeType))
    tape.start()
    this.#tape = tape
    this.#show('Arrêter')
    this.#say('Ça enregistre.')
    this.#count(0)
  }

  /**
   * @param {MediaStream} stream
   * @param {Blob[]} parts
   * @param {string} mimeType
   */
  #end(stream, parts, mimeType) {
    clearTimeout(this.#timer)
    for (const track of stream.getTracks()) track.stop()
    this.#tape = null
    this.#show('Enregistrer à nouveau')
    this.#say('C’est enregistré. Écoute, recommence si tu veux, puis envoie.')
    this.#onFile(fileFrom(parts, mimeType))
  }

  /** @param {number} second */
  #count(second) {
    const clock = this.#place.querySelector('[data-clock]')
    if (clock) clock.textContent = clockTime(second)
    if (second >= this.#seconds) this.#tape?.stop()
    else this.#timer = window.setTimeout(() => this.#count(second + 1), 1000)
  }

  /** @param {string} label */
  #show(label) {
    const words = this.#place.querySelector('[data-record-label]')
    if (words) words.textContent = label
    this.#button?.toggleAttribute('data-recording', this.#tape !== null)
    this.#place.querySelector('[data-clock]')?.toggleAttribute('hidden', this.#tape === null)
  }

  /** @param {string} words */
  #say(words) {
    const place = this.#place.querySelector('[data-record-says]')
    if (place) place.textContent = words
  }
}

/**
 * @param {Blob[]} parts
 * @param {string} mimeType  with its codecs
 */
export function fileFrom(parts, mimeType) {
  const type = mimeType.split(';')[0] ?? ''
  const extension = EXTENSIONS.get(type) ?? 'webm'
  return new File(parts, `voix.${extension}`, { type })
}

/** @param {number} seconds */
export const clockTime = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
