/** A small calculator: what is typed, read as a sum (× and ÷ first), in French numbers. No `eval`. */

/**
 * @param {string} sum
 * @returns {string} the result as one writes it in French, or nothing while the sum is not whole
 */
export function calculated(sum) {
  const tokens = sum.replace(/[\s\u00a0\u202f]/g, '').match(/\d+(?:[.,]\d*)?|[-+−×x*÷/:]|./g) ?? []
  const parts = tokens.map(token => number(token) ?? SIGNS[token] ?? '?')
  if (parts.length < 3 || !isSum(parts)) return ''
  const total = added(multiplied(parts))
  return Number.isFinite(total) ? written(total) : ''
}

/** @type {{[sign: string]: string}} */
const SIGNS = { '+': '+', '-': '-', '−': '-', '×': '*', x: '*', '*': '*', '÷': '/', '/': '/', ':': '/' }

/** @param {string} token */
const number = token => (/^\d/.test(token) ? Number(token.replace(',', '.')) : undefined)

/**
 * Numbers and signs in turn, from a number to a number.
 * @param {(string | number)[]} parts
 */
const isSum = parts =>
  parts.length % 2 === 1 &&
  parts.every((part, index) =>
    index % 2 ? typeof part === 'string' && '+-*/'.includes(part) : typeof part === 'number'
  )

/** @param {(string | number)[]} parts */
function multiplied(parts) {
  const [first = 0, ...rest] = parts
  const done = [first]
  for (let index = 0; index < rest.length; index += 2) {
    const [sign, value] = [rest[index], Number(rest[index + 1])]
    if (sign === '*' || sign === '/') done.push(sign === '*' ? Number(done.pop()) * value : Number(done.pop()) / value)
    else done.push(sign ?? '', value)
  }
  return done
}

/** @param {(string | number)[]} parts */
function added(parts) {
  let total = Number(parts[0])
  for (let index = 1; index < parts.length; index += 2)
    total += parts[index] === '+' ? Number(parts[index + 1]) : -Number(parts[index + 1])
  return total
}

/** @param {number} value */
const written = value => value.toLocaleString('fr-FR', { maximumFractionDigits: 4 })

/** @param {HTMLElement} calculator */
export function mountCalculator(calculator) {
  const sum = calculator.querySelector('[data-sum]')
  const result = calculator.querySelector('[data-result]')
  if (!(sum instanceof HTMLInputElement) || !result) return
  const show = () => {
    const total = calculated(sum.value)
    result.textContent = total && `= ${total}`
  }
  calculator.hidden = false
  calculator.addEventListener('click', event => {
    const key = event.target instanceof Element ? event.target.closest('[data-key]') : null
    if (!key) return
    sum.value = typed(sum.value, key.getAttribute('data-key') ?? '')
    show()
  })
  // A sum is no answer: it is not kept as a draft of one.
  calculator.addEventListener('input', event => {
    event.stopPropagation()
    show()
  })
}

/**
 * @param {string} sum
 * @param {string} key
 */
export function typed(sum, key) {
  if (key === 'C') return ''
  return key === '⌫' ? sum.slice(0, -1) : sum + key
}
