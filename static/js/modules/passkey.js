/**
 * A passkey of this device: asks the server what is to be signed, the browser to create a key or to sign, and gives the
 * answer to the form around. Hidden where a browser cannot; a code does the same.
 *
 * @typedef {'signed' | 'refused' | 'known' | 'address' | 'over' | 'failed'} Said
 * @typedef {object} Browser  what a browser offers
 * @property {(address: string) => Promise<any>} ask
 * @property {(options: any) => Promise<Credential | null>} create
 * @property {(options: any) => Promise<Credential | null>} get
 */

/** @type {{[name: string]: Said}} */
const FAULTS = { NotAllowedError: 'refused', InvalidStateError: 'known', SecurityError: 'address', Closed: 'over' }

/** @param {HTMLElement} element */
export function mount(element) {
  const form = element.closest('form')
  const field = /** @type {HTMLInputElement | null} */ (element.querySelector('[data-passkey-field]'))
  const go = /** @type {HTMLButtonElement | null} */ (element.querySelector('[data-passkey-go]'))
  if (!(form && field && go && window.isSecureContext && 'PublicKeyCredential' in window)) return
  show(element, '[data-passkey-with]', () => true)
  show(element, '[data-passkey-without]', () => false)
  const isAlone = element.dataset.stays === undefined
  go.addEventListener('click', async () => {
    go.disabled = true
    const said = await sign(element.dataset, field)
    go.disabled = false
    show(element, '[data-passkey-said]', line => line.dataset.passkeySaid === said && (said !== 'signed' || !isAlone))
    if (said !== 'signed') return
    // No code is needed any more, though its field is there.
    form.noValidate = true
    if (isAlone) form.submit()
  })
  form.addEventListener('submit', event => {
    if (!isAlone || field.value) return
    event.preventDefault()
    go.click()
  })
}

/**
 * Has a key created, or has one sign, and writes its answer into the field; says how it went.
 * @param {DOMStringMap} said
 * @param {{value: string}} field
 * @param {Browser} [browser]
 * @returns {Promise<Said>}
 */
export async function sign(said, field, browser = thisBrowser) {
  try {
    const options = read(await browser.ask(said.ask ?? ''))
    const made = await (said.passkey === 'create' ? browser.create(options) : browser.get(options))
    if (!made) return 'failed'
    field.value = JSON.stringify(written(made))
    return 'signed'
  } catch (error) {
    return FAULTS[/** @type {Error} */ (error).name] ?? 'failed'
  }
}

/** @type {Browser} */
const thisBrowser = {
  async ask(address) {
    const answer = await fetch(address, { method: 'POST', headers: { Accept: 'application/json' } })
    if (answer.ok) return answer.json()
    throw Object.assign(new Error(address), { name: [401, 403].includes(answer.status) ? 'Closed' : 'Refused' })
  },
  create: publicKey => navigator.credentials.create({ publicKey }),
  get: publicKey => navigator.credentials.get({ publicKey })
}

/**
 * Turns what travels as text into bytes: the challenge, who it is about, and the keys that are known.
 * @param {any} options
 */
function read(options) {
  const known = (/** @type {any[]} */ keys = []) => keys.map(key => ({ ...key, id: bytes(key.id) }))
  return {
    ...options,
    challenge: bytes(options.challenge),
    user: options.user && { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: known(options.excludeCredentials),
    allowCredentials: known(options.allowCredentials)
  }
}

/**
 * Turns what a key said into text; each of its parts is bytes.
 * @param {any} made
 */
function written(made) {
  const names = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
  const parts = names.filter(name => made.response[name]).map(name => [name, text(made.response[name])])
  return { id: made.id, rawId: text(made.rawId), type: made.type, response: Object.fromEntries(parts) }
}

/** @param {string} sent */
const bytes = sent => Uint8Array.from(atob(sent.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0))

/** @param {ArrayBuffer} held */
const text = held =>
  btoa(String.fromCharCode(...new Uint8Array(held)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/**
 * @param {HTMLElement} within
 * @param {string} selector
 * @param {(line: HTMLElement) => boolean} isShown
 */
function show(within, selector, isShown) {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector)))
    line.hidden = !isShown(line)
}
