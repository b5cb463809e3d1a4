/**
 * Proposes to put the game on the home screen: the browser's own dialog where there is one, a sentence on iPhones. Once
 * dismissed it does not come back.
 *
 * @typedef {Event & {prompt: () => Promise<unknown>}} InstallEvent
 */

const KEY = 'elan_install_dismissed'

/** @param {HTMLElement} hint */
export function mount(hint) {
  if (isInstalled() || localStorage.getItem(KEY)) return
  part(hint, 'dismiss')?.addEventListener('click', () => dismiss(hint))
  if (isIphone()) return show(hint, 'iphone')
  addEventListener('beforeinstallprompt', event => offer(hint, /** @type {InstallEvent} */ (event)), { once: true })
}

const isInstalled = () => matchMedia('(display-mode: standalone)').matches
const isIphone = () => /iphone|ipad|ipod/i.test(navigator.userAgent)

/**
 * @param {HTMLElement} hint
 * @param {InstallEvent} event
 */
function offer(hint, event) {
  event.preventDefault()
  show(hint, 'prompt')
  part(hint, 'install')?.addEventListener('click', () => event.prompt().then(() => dismiss(hint)))
}

/**
 * @param {HTMLElement} hint
 * @param {string} name
 */
function show(hint, name) {
  hint.hidden = false
  for (const way of /** @type {NodeListOf<HTMLElement>} */ (hint.querySelectorAll('[data-way]'))) {
    way.hidden = way.dataset.way !== name
  }
}

/** @param {HTMLElement} hint */
function dismiss(hint) {
  localStorage.setItem(KEY, 'yes')
  hint.hidden = true
}

/**
 * @param {HTMLElement} hint
 * @param {string} name
 */
const part = (hint, name) => hint.querySelector(`[data-install="${name}"]`)
