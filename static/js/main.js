/**
 * Mounts the behaviours of a page: every `[data-module="name other-name"]` gets `modules/<name>.js`, whose `mount` adds
 * comfort to markup that works without it.
 *
 * @typedef {{mount: (element: HTMLElement) => void}} Behaviour
 */

// Milliseconds after which scripts come even where no paint was heard of.
const PATIENCE = 3_000

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
  const behaviour = await load(name)
  if (behaviour) return behaviour.mount(element)
  // The network went away in between: the page works without, and comfort comes with the network.
  done.delete(name)
  addEventListener('online', () => mountOnce(element, name), { once: true })
}

/**
 * @param {string} name
 * @returns {Promise<Behaviour | null>}
 */
async function load(name) {
  try {
    return await import(`./modules/${name}.js`)
  } catch (error) {
    // What could not be fetched is a TypeError; anything else is a fault of ours, and is heard of.
    if (error instanceof TypeError) return null
    throw error
  }
}

/**
 * Waits until something can be read: on a poor network, scripts would take the line from the look and the letters.
 * A page that nobody looks at is not painted, and a browser may not say when: neither waits for ever.
 */
function painted() {
  return new Promise(resolve => {
    if (document.hidden || !PerformanceObserver.supportedEntryTypes.includes('paint')) return resolve(undefined)
    setTimeout(resolve, PATIENCE)
    new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true })
  })
}

async function start() {
  await painted()
  for (const { content } of /** @type {NodeListOf<HTMLTemplateElement>} */ (
    document.querySelectorAll('[data-after-paint]')
  ))
    document.head.append(document.importNode(content, true))
  await mountWithin(document)
}

start()
