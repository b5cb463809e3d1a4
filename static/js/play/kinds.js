/** The scripts of step kinds (`webapp/steps/<kind>/step.js`). A step plays without its own: it is a form. */

/** @typedef {{mount: (element: HTMLElement, context: import('./types.js').StepContext) => unknown}} Kind */

/**
 * @param {HTMLElement} section  says whether its kind has a script
 * @returns {Promise<Kind | null>}
 */
export function loadKind({ dataset: { kind, script } }) {
  return script === undefined ? Promise.resolve(null) : import(`../../steps/${kind}.js`).catch(() => null)
}

/**
 * @param {HTMLElement} section
 * @param {import('./types.js').StepContext} context
 */
export async function mountKind(section, context) {
  const kind = await loadKind(section)
  try {
    await kind?.mount(section, context)
  } catch (error) {
    // A fault of one kind is told, and must not stop the mission.
    reportError(error)
  }
}
