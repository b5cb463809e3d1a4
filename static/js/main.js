/**
 * Mounts the behaviours of a page: every `[data-module="name other-name"]` gets `modules/<name>.js`, whose `mount` adds
 * comfort to markup that works without it.
 *
 * @typedef {{mount: (element: HTMLElement) => void}} Behaviour
 */

/** @type {WeakMap<HTMLElement, Set<string>>} */
const mounted = new WeakMap()

/**
 * Mounts what is inside `root` (and `root` itself) and not mounted yet: call it after adding content to the page.
 * @param {ParentNode} root
 */
export async function mountWithin(root) {
  await Promise.all(elementsOf(root).flatMap(element => names(element).map(name => mountOnce(element, name))))
}

/** @param {ParentNode} root */
function elementsOf(root) {
  const inside = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-module]'))]
  return root instanceof HTMLElement && root.dataset.module ? [root, ...inside] : inside
}

/** @param {HTMLElement} element */
const names = element => (element.dataset.module ?? '').split(/\s+/).filter(Boolean)

/**
 * @param {HTMLElement} element
 * @param {string} name
 */
async function mountOnce(element, name) {
  const done = mounted.get(element) ?? new Set()
  if (done.has(name)) return
  mounted.set(element, done.add(name))
  const behaviour = /** @type {Behaviour} */ (await import(`./modules/${name}.js`))
  behaviour.mount(element)
}

mountWithin(document)
