/** « J’ai besoin d’aide »: one tap, kept with the answers when there is no network, and said so. */

/**
 * @param {HTMLElement} root
 * @param {() => Promise<import('./types.js').Receipt>} raise
 */
export function mountHand(root, raise) {
  const place = root.querySelector('[data-play-hand]')
  const button = place?.querySelector('button')
  if (!place || !button) return
  button.addEventListener('click', async () => {
    button.disabled = true
    const { status } = await raise()
    button.disabled = status !== 'refused' && status !== 'unsaved'
    if (button.disabled) button.hidden = true
    show(place, 'sent', status === 'accepted' || status === 'duplicate')
    show(place, 'kept', status === 'queued')
  })
}

/**
 * @param {Element} place
 * @param {'sent' | 'kept'} what
 * @param {boolean} isTrue
 */
const show = (place, what, isTrue) =>
  place.querySelector(`[data-play-hand-${what}]`)?.toggleAttribute('hidden', !isTrue)
