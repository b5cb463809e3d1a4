/** Speaks sentences one after the other with the browser's own engine. One reading at a time on a page. */

import { best, chosenVoice, usable } from './voices.js'

/** @typedef {{language: string, onEnd: () => void}} Reading */

const engine = globalThis.speechSynthesis
/** @type {(() => void) | null} */
let endCurrent = null

export const isSupported = Boolean(engine && globalThis.SpeechSynthesisUtterance)

/**
 * Calls back each time the list of voices is known: many browsers give it late.
 * @param {(voices: SpeechSynthesisVoice[]) => void} tell
 */
export function whenVoicesKnown(tell) {
  if (!isSupported) return
  const now = () => engine.getVoices().length > 0 && tell(engine.getVoices())
  now()
  engine.addEventListener('voiceschanged', now)
}

/** @param {string} language */
export const voicesFor = language => usable(engine.getVoices(), language, navigator.onLine)

/** Stops what is being read, if anything is. */
export function stop() {
  engine.cancel()
  endCurrent?.()
  endCurrent = null
}

/**
 * @param {string[]} pieces
 * @param {Reading} reading
 */
export function read(pieces, { language, onEnd }) {
  stop()
  const voice = best(voicesFor(language), chosenVoice(localStorage))
  const finish = () => {
    if (endCurrent !== finish) return
    endCurrent = null
    onEnd()
  }
  endCurrent = finish
  const isCurrent = () => endCurrent === finish
  next(pieces, { language, voice, isCurrent, finish })
}

/**
 * @param {string[]} pieces
 * @param {{language: string, voice: SpeechSynthesisVoice | undefined, isCurrent: () => boolean, finish: () => void}} run
 */
function next([first, ...rest], run) {
  if (!run.isCurrent()) return
  if (first === undefined) return run.finish()
  const utterance = new SpeechSynthesisUtterance(first)
  // Android needs both: the voice alone is ignored by some engines, the language alone by others.
  utterance.lang = run.voice?.lang ?? run.language
  if (run.voice) utterance.voice = run.voice
  utterance.onend = () => next(rest, run)
  utterance.onerror = () => run.finish()
  engine.speak(utterance)
}
