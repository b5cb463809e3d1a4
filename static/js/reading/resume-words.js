/** Reads the words of a resume card out of an address; pure. */

/**
 * @param {string} hash  the part of an address from its `#` on
 * @returns {string} the words with spaces between them, or nothing if it holds none
 */
export function wordsOf(hash) {
  // Some write « è » as two signs, of which the second is no letter.
  const words = decoded(hash.replace(/^#/, ''))
    .normalize('NFC')
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
  return words.length === 4 ? words.join(' ') : ''
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
