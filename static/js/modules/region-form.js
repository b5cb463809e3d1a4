/**
 * A form that acts on a live region: its answer is the region itself, put in place at once, without leaving the page.
 * Without JavaScript it is an ordinary form; when the network fails, it becomes one again.
 */

import { renew } from '../live/regions.js'
import { mountWithin } from '../main.js'

/** @param {HTMLElement} element */
export function mount(element) {
  if (!(element instanceof HTMLFormElement)) return
  element.addEventListener('submit', event => {
    const region = element.closest('[data-region]')
    if (!(region instanceof HTMLElement)) return
    event.preventDefault()
    send(element, region).catch(() => element.submit())
  })
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} region
 */
async function send(form, region) {
  const response = await fetch(form.action, {
    method: 'POST',
    body: new FormData(form),
    headers: { 'X-Requested-With': 'elan' },
    redirect: 'error'
  })
  if (!response.ok) throw new Error(`region ${response.status}`)
  show(region, await response.text(), response.headers.get('X-Elan-Version') ?? '0')
}

/**
 * @param {HTMLElement} region
 * @param {string} html
 * @param {string} version
 */
function show(region, html, version) {
  const template = document.createElement('template')
  template.innerHTML = html
  renew(region, template.content)
  region.dataset.version = version
  region.tabIndex = -1
  // What one looks at stays where it is.
  region.focus({ preventScroll: true })
  mountWithin(region)
}
