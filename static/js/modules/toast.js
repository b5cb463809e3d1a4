/** A short word at the bottom of the page, said aloud by screen readers too. Nothing that matters is said only there. */

const SHOWN_MS = 6000

/** @param {string} text */
export function toast(text) {
  const region = document.querySelector('[data-toast-region]')
  if (!region) return
  const message = document.createElement('p')
  message.className = 'toast'
  message.textContent = text
  region.replaceChildren(message)
  setTimeout(() => message.remove(), SHOWN_MS)
}
