/** A code of short and long signs, as sounds or as vibrations. The words stay enough to solve it. */

const SHORT_MS = 150
const LONG_MS = 450
const PAUSE_MS = 200
const PITCH_HZ = 660

/**
 * The lengths of the signs that a line tells: « 2e lettre : court, long » gives a short one and a long one.
 * @param {string} line
 * @returns {number[]} in milliseconds; empty when the line tells something else
 */
export function signs(line) {
  const words =
    line
      .slice(line.indexOf(':') + 1)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const lengths = words.map(word => ({ court: SHORT_MS, long: LONG_MS })[word] ?? 0)
  return lengths.every(Boolean) ? lengths : []
}

/**
 * @param {HTMLElement} element
 * @param {{hasSound: boolean}} prefs
 */
export function mountSignals(element, prefs) {
  const template = element.querySelector('template[data-signals]')
  if (!(template instanceof HTMLTemplateElement)) return
  for (const line of element.querySelectorAll('.artefact__lines li')) {
    const lengths = signs(line.textContent ?? '')
    if (lengths.length) line.append(buttons(template, lengths, prefs))
  }
}

/**
 * @param {HTMLTemplateElement} template
 * @param {number[]} lengths
 * @param {{hasSound: boolean}} prefs
 */
function buttons(template, lengths, { hasSound }) {
  const piece = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
  const sound = piece.querySelector('[data-signal="sound"]')
  const vibration = piece.querySelector('[data-signal="vibration"]')
  sound?.addEventListener('click', () => whistle(lengths))
  vibration?.addEventListener('click', () => navigator.vibrate(lengths.flatMap(length => [length, PAUSE_MS])))
  sound?.toggleAttribute('hidden', !hasSound)
  vibration?.toggleAttribute('hidden', !('vibrate' in navigator))
  return piece
}

/** @type {AudioContext | undefined} */
let audio

/** @param {number[]} lengths */
function whistle(lengths) {
  audio ??= new AudioContext()
  let at = audio.currentTime + 0.05
  for (const length of lengths) {
    note(audio, at, length / 1000)
    at += (length + PAUSE_MS) / 1000
  }
}

/**
 * @param {AudioContext} context
 * @param {number} at
 * @param {number} seconds
 */
function note(context, at, seconds) {
  const oscillator = new OscillatorNode(context, { frequency: PITCH_HZ })
  const gain = new GainNode(context, { gain: 0.15 })
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + seconds)
}
