/** Sums of number fields, worked out while one types; the twin of `formula.py`. */

import { all, input } from './find.js'

/** @param {HTMLElement} element */
export function workOutSums(element) {
  for (const sum of all(element, '[data-sum]')) {
    const numbers = (sum.dataset.terms ?? '')
      .trim()
      .split(' ')
      .map(term => signed(element, term))
    const output = sum.querySelector('[data-total]')
    if (!output || numbers.every(number => number === null)) continue
    output.setAttribute('data-worked-out', '')
    output.textContent = written(numbers.reduce((total, number) => (total ?? 0) + (number ?? 0), 0) ?? 0)
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} term  a sign and a field
 * @returns {number | null}
 */
function signed(element, term) {
  const number = numberOf(input(element, `[data-form-field="${term.slice(1)}"] input`)?.value ?? '')
  return number === null ? null : (term.startsWith('-') ? -1 : 1) * number
}

/**
 * Reads a number as people type it; the twin of `formula.number_of`.
 * @param {string} text
 * @returns {number | null}
 */
export function numberOf(text) {
  const bare = text.replace(/[\s\u00a0\u202f]+/g, '').replace(/(€|euros|min|h)$/, '')
  return /^-?\d{1,9}([.,]\d{1,4})?$/.test(bare) ? Number(bare.replace(',', '.')) : null
}

/** @param {number} number */
export const written = number => String(Math.round(number * 10000) / 10000).replace('.', ',')
