/** Boxes that set how this phone reads: a tick puts a setting on at once, taking it away puts it back. */

import { apply } from '../../../static/js/reading/applying.js'
import { DEFAULTS, fromCookies } from '../../../static/js/reading/preferences.js'

/** @param {HTMLElement} part  holds the boxes, and in `data-settings` what each of them sets */
export function offerSettings(part) {
  /** @type {{[option: string]: string}} */
  const sets = JSON.parse(part.dataset.settings ?? '{}')
  part.addEventListener('change', ({ target }) => {
    const setting = target instanceof HTMLInputElement && sets[target.value]
    if (!setting) return
    apply({ ...fromCookies(document.cookie), ...wanted(setting, target.checked) })
    // Larger letters push the box that was just touched away.
    target.scrollIntoView({ block: 'nearest' })
  })
}

/**
 * @param {string} setting  `text=2`, `calm=yes`, `sound=no`…
 * @param {boolean} isOn
 * @returns {Partial<import('../../../static/js/reading/preferences.js').Preferences>}
 */
export function wanted(setting, isOn) {
  const [name, value] = /** @type {[keyof typeof DEFAULTS, string]} */ (setting.split('='))
  const chosen = typeof DEFAULTS[name] === 'boolean' ? value === 'yes' : value
  return { [name]: isOn ? chosen : DEFAULTS[name] }
}
