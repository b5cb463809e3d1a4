/** Keeps on this phone how somebody likes to read, shows it at once, and tells the forms of the page (`CHANGED`). */

import { fromCookies, toAttributes, toCookie, withSetting } from './preferences.js'

export const CHANGED = 'reading-changed'

/** @param {import('./preferences.js').Preferences} preferences */
export function apply(preferences) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from many phones in use.
  document.cookie = toCookie(preferences, location.protocol === 'https:')
  for (const [name, value] of Object.entries(toAttributes(preferences))) set(document.documentElement, name, value)
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: preferences }))
}

/**
 * @param {string} setting  `text=2`, `calm=yes`…
 * @param {boolean} isOn
 */
export const applySetting = (setting, isOn) => apply(withSetting(fromCookies(document.cookie), setting, isOn))

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {string | null} value
 */
function set(element, name, value) {
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
