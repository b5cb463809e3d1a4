/**
 * Which voice reads. Knows no page and no speech engine: voices are given.
 *
 * @typedef {{name: string, lang: string, localService: boolean}} Voice
 */

const KEY = 'elan_voice'

/**
 * The voices that can read this language now: without network only those of the device.
 * @template {Voice} V
 * @param {readonly V[]} voices
 * @param {string} language
 * @param {boolean} isOnline
 */
export function usable(voices, language, isOnline) {
  const base = language.toLowerCase().slice(0, 2)
  const speaking = voices.filter(voice => voice.lang.toLowerCase().slice(0, 2) === base)
  return isOnline ? speaking : speaking.filter(voice => voice.localService)
}

/**
 * The one that was chosen; else one of the device; else any.
 * @template {Voice} V
 * @param {readonly V[]} voices
 * @param {string | null} chosenName
 */
export function best(voices, chosenName) {
  return voices.find(voice => voice.name === chosenName) ?? voices.find(voice => voice.localService) ?? voices[0]
}

/** @param {Pick<Storage, 'getItem'>} storage */
export const chosenVoice = storage => storage.getItem(KEY)

/**
 * @param {Pick<Storage, 'setItem'>} storage
 * @param {string} name
 */
export const chooseVoice = (storage, name) => storage.setItem(KEY, name)
