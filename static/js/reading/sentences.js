/**
 * Cuts a text into pieces that are short enough to be spoken one by one: remote voices stop after some fourteen seconds.
 * Knows no page.
 */

const LONGEST = 180

/**
 * @param {string} text
 * @returns {string[]}
 */
export function sentences(text) {
  return text
    .split('\n')
    .flatMap(line => line.trim().match(/[^.!?…]+(?:[.!?…]+[\s»”"’)]*)?|[.!?…]+/gu) ?? [])
    .flatMap(sentence => shortened(sentence.trim()))
    .filter(piece => /[\p{L}\p{N}]/u.test(piece))
}

/** @param {string} sentence */
function shortened(sentence) {
  if (sentence.length <= LONGEST) return [sentence]
  return grouped(sentence.split(/(?<=[,;:])\s+/u))
}

/**
 * Puts clauses together again, as long as they stay short.
 * @param {string[]} clauses
 */
function grouped(clauses) {
  /** @type {string[]} */
  const pieces = []
  for (const clause of clauses) {
    const longer = `${pieces.at(-1) ?? ''} ${clause}`.trim()
    if (pieces.length > 0 && longer.length <= LONGEST) pieces[pieces.length - 1] = longer
    else pieces.push(clause)
  }
  return pieces
}
