/** Boxes that set how this phone reads: a tick puts a setting on at once, taking it away puts it back. */

/**
 * @param {HTMLElement} part  holds the boxes, and in `data-settings` what each of them sets
 * @param {import('../../../static/js/play/types.js').StepContext} context
 */
export function offerSettings(part, { setReading }) {
  /** @type {{[option: string]: string}} */
  const sets = JSON.parse(part.dataset.settings ?? '{}')
  part.addEventListener('change', async ({ target }) => {
    const setting = target instanceof HTMLInputElement && sets[target.value]
    if (!setting) return
    await setReading(setting, target.checked)
    // Larger letters push the box that was just touched away.
    target.scrollIntoView({ block: 'nearest' })
  })
}
