/**
 * « Me prévenir »: the browser asks for its permission after this tap only, then gives the address of its push service,
 * which the form sends. Hidden where a browser cannot; the reminder on the page and the e-mail are always there.
 *
 * @typedef {object} Phone  what a browser offers
 * @property {() => Promise<string>} permit
 * @property {() => Promise<PushManager>} pushes
 */

// The worker of the application may still be on its way; a browser that never lets it in would wait for ever.
const PATIENCE = 10_000

/** @param {HTMLElement} element */
export function mount(element) {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return
  const form = /** @type {HTMLFormElement} */ (element)
  const ask = /** @type {HTMLButtonElement | null} */ (form.querySelector('[data-push-ask]'))
  form.hidden = false
  ask?.addEventListener('click', async () => {
    ask.disabled = true
    const said = await subscribe(form)
    ask.disabled = false
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-push-said]')))
      line.hidden = line.dataset.pushSaid !== said
    if (said === 'granted') form.submit()
  })
}

/**
 * Asks, and fills the form in; says how it went.
 * @param {HTMLFormElement} form
 * @param {Phone} [phone]
 * @returns {Promise<'granted' | 'denied' | 'failed'>}
 */
export async function subscribe(form, phone = thisPhone) {
  try {
    if ((await phone.permit()) !== 'granted') return 'denied'
    const pushes = await phone.pushes()
    // An address that was given for another key, or to whoever held this phone before, is of no use.
    await (await pushes.getSubscription())?.unsubscribe()
    const given = await pushes.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.key ?? '' })
    const { endpoint = '', keys = {} } = given.toJSON()
    const fields = { endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' }
    for (const [name, value] of Object.entries(fields)) write(form, name, value)
    return 'granted'
  } catch {
    return 'failed'
  }
}

/** @type {Phone} */
const thisPhone = {
  permit: () => Notification.requestPermission(),
  pushes: async () => (await Promise.race([navigator.serviceWorker.ready, late()])).pushManager
}

/** @returns {Promise<never>} */
const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE))

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 */
function write(form, name, value) {
  const field = /** @type {HTMLInputElement | null} */ (form.querySelector(`[name="${name}"]`))
  if (field) field.value = value
}
