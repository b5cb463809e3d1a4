/** The three requests of the player. Each answers `{status, body}`; a network that fails or hangs is an exception. */

const HEADERS = { 'X-Requested-With': 'elan', Accept: 'application/json' }
const PATIENCE = 20_000
const UPLOAD_PATIENCE = 180_000

/** @param {import('../play/types.js').PlayEvent[]} events */
export const postEvents = events =>
  ask('/api/play/events', PATIENCE, {
    method: 'POST',
    headers: { ...HEADERS, 'Content-Type': 'application/json' },
    body: JSON.stringify({ events })
  })

/**
 * @param {import('../play/types.js').Act} act
 * @param {File} file
 */
export function postUpload({ mission, step }, file) {
  const body = new FormData()
  body.append('mission', mission)
  body.append('step', step)
  body.append('file', file)
  return ask('/jeu/depot', UPLOAD_PATIENCE, { method: 'POST', headers: HEADERS, body })
}

/** @param {string} mission */
export const getState = mission => ask(`/jeu/mission/${mission}/etat`, PATIENCE, { headers: HEADERS })

/**
 * A redirection (to the door, or to the portal of a network) is never the answer to what we asked.
 * @param {string} url
 * @param {number} patience  milliseconds
 * @param {RequestInit} options
 * @returns {Promise<import('./outbox-core.js').Reply>}
 */
async function ask(url, patience, options) {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), patience)
  try {
    const response = await fetch(url, { ...options, redirect: 'error', signal: controller.signal })
    const body = await response.json().catch(() => null)
    return { status: response.status, body, retryAfter: Number(response.headers.get('Retry-After')) || 0 }
  } finally {
    clearTimeout(timer)
  }
}
