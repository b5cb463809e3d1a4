/**
 * Small sounds made on the spot, no file: right, partial, wrong, saved, shard. They only double what is written, and are
 * silent when the youth or the phone says so.
 *
 * @typedef {{at: number, frequency: number, length: number, gain: number}} Note
 */

/** @type {{[name: string]: Note[]}} */
const TUNES = {
  right: melody([659, 880], 0.09, 0.16),
  partial: melody([587, 587], 0.11, 0.12),
  wrong: melody([330, 294], 0.12, 0.16),
  saved: melody([523], 0, 0.1),
  shard: melody([523, 659, 784, 1047, 1319], 0.085, 0.3)
}

/** @type {AudioContext | null} */
let context = null

/**
 * Plays the sound of what has just appeared.
 * @param {HTMLElement} element
 */
export function mount(element) {
  play(element.dataset.sound ?? '')
}

/** @param {string} name */
export function play(name) {
  const tune = TUNES[name]
  if (!tune || isSilent()) return
  context ??= new AudioContext()
  for (const note of tune) sound(context, note)
}

/** Sounds before any gesture are refused by browsers, and would startle. */
const isSilent = () =>
  document.documentElement.dataset.sound === 'off' ||
  document.documentElement.dataset.calm !== undefined ||
  !navigator.userActivation?.hasBeenActive

/**
 * @param {AudioContext} audio
 * @param {Note} note
 */
function sound(audio, { at, frequency, length, gain }) {
  const start = audio.currentTime + at
  const volume = new GainNode(audio, { gain: 0 })
  const voice = new OscillatorNode(audio, { type: 'triangle', frequency })
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(gain, start + 0.012)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + length)
  voice.connect(volume).connect(audio.destination)
  voice.start(start)
  voice.stop(start + length)
}

/**
 * @param {number[]} frequencies in hertz
 * @param {number} gap seconds between two notes
 * @param {number} length seconds of a note
 * @returns {Note[]}
 */
function melody(frequencies, gap, length) {
  return frequencies.map((frequency, index) => ({ at: index * gap, frequency, length, gain: 0.12 }))
}
