/**
 * How somebody likes to read: from and to the cookie that the server reads too, and to the attributes that the styles
 * read. Knows no page.
 *
 * @typedef {object} Preferences
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {'auto' | 'more'} contrast
 * @property {'normal' | 'airy'} reading
 * @property {'1' | '2' | '3'} text
 * @property {'normal' | 'dyslexic'} font
 * @property {boolean} calm
 * @property {boolean} sound
 */

const COOKIE = 'elan_prefs'
const ONE_YEAR_S = 31_536_000

/** @type {Preferences} */
export const DEFAULTS = {
  theme: 'auto',
  contrast: 'auto',
  reading: 'normal',
  text: '1',
  font: 'normal',
  calm: false,
  sound: true
}

/**
 * @param {string} cookies what `document.cookie` says
 * @returns {Preferences}
 */
export function fromCookies(cookies) {
  const found = cookies.split('; ').find(cookie => cookie.startsWith(`${COOKIE}=`))
  return { ...DEFAULTS, ...parsed(found?.slice(COOKIE.length + 1)) }
}

/** @param {string | undefined} text */
function parsed(text) {
  try {
    const value = JSON.parse(decodeURIComponent(text ?? '{}'))
    return value && typeof value === 'object' ? value : {}
  } catch {
    return {}
  }
}

/**
 * @param {Preferences} preferences
 * @param {boolean} isSecure whether the page came by https
 */
export function toCookie(preferences, isSecure) {
  const value = encodeURIComponent(JSON.stringify(preferences))
  return `${COOKIE}=${value}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

/**
 * What the root element carries; `null` means no such attribute. The same table is in `base.html`.
 * @param {Preferences} preferences
 * @returns {{[attribute: string]: string | null}}
 */
export function toAttributes({ theme, contrast, reading, text, font, calm, sound }) {
  return {
    'data-theme': theme === 'auto' ? null : theme,
    'data-contrast': contrast === 'more' ? 'more' : null,
    'data-reading': reading === 'airy' ? 'airy' : null,
    'data-text': text === '1' ? null : text,
    'data-font': font === 'dyslexic' ? 'dyslexic' : null,
    'data-calm': calm ? 'yes' : null,
    'data-sound': sound ? null : 'off'
  }
}

/**
 * What a form of settings says. A box that is not ticked is absent from it.
 * @param {FormData} form
 * @returns {Preferences}
 */
export function fromForm(form) {
  /** @param {string} name */
  const chosen = name => form.getAll(name)[0]
  return /** @type {Preferences} */ ({
    theme: chosen('theme') ?? DEFAULTS.theme,
    contrast: chosen('contrast') ?? DEFAULTS.contrast,
    reading: chosen('reading') ?? DEFAULTS.reading,
    text: chosen('text') ?? DEFAULTS.text,
    font: chosen('font') ?? DEFAULTS.font,
    calm: chosen('calm') === 'yes',
    sound: chosen('sound') === 'yes'
  })
}

/**
 * The same preferences with one setting put on, or back to what it is for everybody.
 * @param {Preferences} preferences
 * @param {string} setting  `text=2`, `calm=yes`, `sound=no`…
 * @param {boolean} isOn
 * @returns {Preferences}
 */
export function withSetting(preferences, setting, isOn) {
  const [name, value] = /** @type {[keyof Preferences, string]} */ (setting.split('='))
  const chosen = typeof DEFAULTS[name] === 'boolean' ? value === 'yes' : value
  return { ...preferences, [name]: isOn ? chosen : DEFAULTS[name] }
}

/**
 * Whether a control of the form of settings is to be ticked.
 * @param {Preferences} preferences
 * @param {string} name
 * @param {string} value
 */
export function isChosen(preferences, name, value) {
  const chosen = preferences[/** @type {keyof Preferences} */ (name)]
  return typeof chosen === 'boolean' ? chosen : chosen === value
}
