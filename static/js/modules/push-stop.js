/** Stopping notifications: the browser forgets the address too. Without it the server alone does, which is enough. */

/** @param {HTMLElement} element */
export function mount(element) {
  const form = /** @type {HTMLFormElement} */ (element)
  form.addEventListener('submit', event => {
    event.preventDefault()
    forget().finally(() => form.submit())
  })
}

async function forget() {
  const registration = await navigator.serviceWorker?.getRegistration()
  const given = await registration?.pushManager?.getSubscription()
  await given?.unsubscribe()
}
