/**
 * Live regions: `[data-region][data-url][data-topic][data-version]`, and `data-watchers` where many phones show the
 * same, `data-every` (seconds) where time alone changes it. A region is asked for only while it can be seen (all the
 * time with `data-eager`: a filter may hide it; several topics, with their `data-versions`, make a sum), and never taken away under the fingers of whoever types. Where one
 * writes for a while (`data-keep`), what is there stays: see `keeping.js`. One with `data-grow` only gets what it has
 * not yet, such as the regions of teams that have just been opened.
 */

import { mountWithin } from '../main.js'
import { count, keep } from './keeping.js'
import { watch } from './watch.js'

/** @type {WeakMap<HTMLElement, {html: string, first: Node | null}>} what the server last said of a region */
const shown = new WeakMap()
const TYPING = 'input, textarea, select, [contenteditable]'

/**
 * Watches the regions of a page that have a topic, each from the first moment that it can be seen.
 * @param {ParentNode} root
 */
export function watchRegions(root) {
  /** @type {Map<Element, {isSeen: boolean, look?: () => void}>} */
  const known = new Map()
  const observer = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      const region = known.get(target) ?? { isSeen: false }
      known.set(target, region)
      region.isSeen = isIntersecting
      if (isIntersecting && target instanceof HTMLElement) {
        region.look ??= watchRegion(target, () => region.isSeen)
        region.look()
      }
    }
  })
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-region][data-topic]')))
    if (element.dataset.eager === undefined) observer.observe(element)
    else watchRegion(element, () => true)
}

/**
 * @param {HTMLElement} region
 * @param {() => boolean} isSeen
 */
function watchRegion(region, isSeen) {
  const { topic = '', versions, watchers, every } = region.dataset
  const known = versions?.split(' ').map(Number) ?? [versionOf(region)]
  /** @type {Map<string, () => void>} */
  const looks = new Map()
  /** @type {(topics: string[]) => void} */
  const follow = topics => {
    for (const each of topics) if (!looks.has(each)) looks.set(each, look(each))
  }
  // The version of a region of several topics is none of theirs.
  const again = versions === undefined ? () => refresh(region) : () => refresh(region, follow).then(() => 0)
  /** @type {(topic: string) => () => void} */
  const look = each =>
    watch({
      topic: each,
      version: known[looks.size] ?? 0,
      watchers: Number(watchers) || 0,
      every: looks.size ? 0 : Number(every) || 0,
      isVisible: isSeen,
      refresh: again
    })
  follow(topic.split(' '))
  return () => {
    for (const each of looks.values()) each()
  }
}

/** @param {HTMLElement} region */
const versionOf = region => Number(region.dataset.version) || 0

/**
 * Asks for a region and shows it, unless the page shows that version or a newer one already.
 * @param {HTMLElement} region
 * @param {(topics: string[]) => void} [follow]  told by which topics it changes from now on
 */
async function refresh(region, follow) {
  const before = versionOf(region)
  const response = await fetch(region.dataset.url ?? '', {
    headers: { 'If-None-Match': `"${before}"`, 'X-Requested-With': 'elan' },
    redirect: 'error',
    cache: 'no-store'
  })
  if (response.status === 304) return before
  if (!response.ok) throw new Error(`region ${response.status}`)
  const [version, html] = [Number(response.headers.get('X-Elan-Version')) || 0, await response.text()]
  if (region.dataset.keep === undefined) await typingEnds(region)
  follow?.(response.headers.get('X-Elan-Topics')?.split(' ') ?? [])
  if (version >= versionOf(region)) await replace(region, html, version)
  return version
}

/**
 * @param {HTMLElement} region
 * @param {string} html
 * @param {number} version
 */
async function replace(region, html, version) {
  region.dataset.version = String(version)
  // The same words again move nothing and say nothing.
  const before = shown.get(region)
  if (before?.html === html && before.first === region.firstChild) return
  const focused = region.contains(document.activeElement) ? (document.activeElement?.id ?? '') : null
  const said = spokenIn(region)
  const template = document.createElement('template')
  template.innerHTML = html
  count(template.content)
  if (region.dataset.grow !== undefined) return grow(region, template.content)
  const isKept = region.dataset.keep !== undefined && keep(region, template.content)
  if (!isKept) renew(region, template.content)
  shown.set(region, { html, first: region.firstChild })
  await mountWithin(region)
  if (focused !== null && !isKept) focusAgain(region, focused)
  if (spokenIn(region) !== said) announce(spokenIn(region))
}

/**
 * Adds the regions that are not there yet, and watches them; those that are there change by themselves.
 * @param {HTMLElement} region
 * @param {DocumentFragment} fresh
 */
function grow(region, fresh) {
  for (const each of fresh.querySelectorAll('[data-region][id]'))
    if (!document.getElementById(each.id)) {
      const place = document.createDocumentFragment()
      place.append(each)
      watchRegions(place)
      region.append(place)
    }
}

/**
 * What one had unfolded stays unfolded.
 * @param {HTMLElement} region
 * @param {DocumentFragment} fresh
 */
export function renew(region, fresh) {
  for (const fold of region.querySelectorAll('details[id][open]'))
    fresh.querySelector(`details#${CSS.escape(fold.id)}`)?.setAttribute('open', '')
  region.replaceChildren(...contentOf(fresh, region.dataset.region))
}

/**
 * A keyboard that stood in the region stays there.
 * @param {HTMLElement} region
 * @param {string} id
 */
function focusAgain(region, id) {
  region.tabIndex = -1
  ;(document.getElementById(id) ?? region).focus({ preventScroll: true })
}

/**
 * What to put into the region, whether the answer is its content or the region with its own element.
 * @param {DocumentFragment} content
 * @param {string | undefined} name
 */
function contentOf(content, name) {
  const whole = content.querySelector(`[data-region="${name}"]`)
  return [...(whole ?? content).childNodes]
}

/**
 * @param {HTMLElement} region
 * @returns {Promise<void>}
 */
function typingEnds(region) {
  const isTyping = () => region.contains(document.activeElement) && document.activeElement?.matches(TYPING)
  if (!isTyping()) return Promise.resolve()
  return new Promise(resolve => {
    const look = () => {
      if (isTyping()) return
      document.removeEventListener('focusin', look)
      region.removeEventListener('focusout', later)
      resolve()
    }
    const later = () => setTimeout(look)
    document.addEventListener('focusin', look)
    region.addEventListener('focusout', later)
  })
}

/**
 * The words of a region that are worth saying aloud when they change.
 * @param {HTMLElement} region
 */
const spokenIn = region => region.querySelector('[data-announce]')?.textContent?.trim() ?? ''

/** @param {string} text */
function announce(text) {
  const place = document.querySelector('[data-live-say], [data-play-say]')
  if (place) place.textContent = text
}
