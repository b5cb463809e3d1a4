/**
 * One convention for the names of form fields, so that a plain form and the outbox say the same thing: the twin of
 * `webapp/steps/form_data.py`; both are tested with `tests/steps/form_data.json`.
 */

const PREFIX = 'payload.'

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/**
 * Builds the payload of an event from the (name, value) pairs of a form; other fields and files are left out.
 * @param {Iterable<[string, FormDataEntryValue]>} fields
 */
export function payloadFrom(fields) {
  /** @type {import('./types.js').Payload} */
  const payload = {}
  for (const [name, value] of fields)
    if (name.startsWith(PREFIX) && typeof value === 'string') put(payload, name.slice(PREFIX.length), value)
  return payload
}

/**
 * Puts a payload back into a form. Fields that the payload does not name keep what they hold.
 * @param {Iterable<Element>} elements
 * @param {import('./types.js').Payload} payload
 */
export function fill(elements, payload) {
  /** @type {Map<string, number>} */
  const seen = new Map()
  for (const field of elements) {
    const name = nameOf(field)
    if (!isField(field) || !name.startsWith(PREFIX)) continue
    const turn = seen.get(name) ?? 0
    seen.set(name, turn + 1)
    setField(field, read(payload, name.slice(PREFIX.length)), turn)
  }
}

/**
 * The (name, value) pairs of fields that are not to be sent: they have `data-field` and no `name`.
 * @param {Iterable<Element>} elements
 * @returns {[string, string][]}
 */
export function deviceFields(elements) {
  return [...elements]
    .filter(isField)
    .filter(isChosen)
    .map(field => [nameOf(field), field.value])
}

/**
 * A field of the phone alone may have a name too, so that its radio buttons are a group; that name says nothing.
 * @param {Element} field
 */
const nameOf = field =>
  field.hasAttribute('data-field') ? PREFIX + field.getAttribute('data-field') : (field.getAttribute('name') ?? '')

/**
 * @param {Element} element
 * @returns {element is Field}
 */
const isField = element => /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)

/** @param {Field} field */
const isTicked = field => field.type === 'radio' || field.type === 'checkbox'

/** @param {Field} field */
const isChosen = field => !isTicked(field) || /** @type {HTMLInputElement} */ (field).checked

/**
 * @param {{[key: string]: any}} payload
 * @param {string} path
 * @param {string} value
 */
function put(payload, path, value) {
  const isList = path.endsWith('[]')
  const parents = path.replace(/\[\]$/, '').split('.')
  const last = parents.pop() ?? ''
  let node = payload
  for (const part of parents) {
    if (!Object.hasOwn(node, part)) node[part] = {}
    node = node[part]
    if (typeof node !== 'object' || Array.isArray(node)) return
  }
  if (!isList) node[last] = value
  else if (!Object.hasOwn(node, last)) node[last] = [value]
  else if (Array.isArray(node[last])) node[last].push(value)
}

/**
 * @param {any} payload
 * @param {string} path
 */
function read(payload, path) {
  let node = payload
  for (const part of path.replace(/\[\]$/, '').split('.')) {
    if (node === null || typeof node !== 'object' || !Object.hasOwn(node, part)) return undefined
    node = node[part]
  }
  return node
}

/**
 * @param {Field} field
 * @param {any} value
 * @param {number} turn  among the fields of this name
 */
function setField(field, value, turn) {
  if (value === undefined || value === null || /^(hidden|file|submit|button)$/.test(field.type)) return
  const isList = Array.isArray(value)
  if (isTicked(field)) {
    const box = /** @type {HTMLInputElement} */ (field)
    box.checked = (isList ? value : [value]).map(String).includes(box.value)
    return
  }
  const text = isList ? (value[turn] ?? '') : value
  if (typeof text !== 'object') field.value = String(text)
}
