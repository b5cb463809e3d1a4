/**
 * Installs the worker, and offers a new version when one waits: never in the middle of a mission by itself. The
 * page that says yes loads again; others do when nobody looks at them.
 */

if ('serviceWorker' in navigator) {
  if (document.readyState === 'complete') register()
  else addEventListener('load', register)
}

async function register() {
  const { serviceWorker } = navigator
  const isFirst = !serviceWorker.controller
  const registration = await serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none' })
    .catch(() => undefined)
  if (!registration || isFirst) return
  if (registration.waiting) offer(registration.waiting)
  registration.addEventListener('updatefound', () => onFound(registration.installing))
  // Installed applications on iOS rarely look by themselves.
  document.addEventListener('visibilitychange', () => document.hidden || registration.update().catch(() => {}))
}

/** @param {ServiceWorker | null} worker */
function onFound(worker) {
  worker?.addEventListener('statechange', () => worker.state === 'installed' && offer(worker))
}

/** @param {ServiceWorker} worker */
function offer(worker) {
  const banner = document.querySelector('[data-new-version]')
  let isAccepted = false
  banner?.removeAttribute('hidden')
  banner?.querySelector('button')?.addEventListener('click', () => {
    isAccepted = true
    worker.postMessage('activate')
  })
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isAccepted || document.hidden) location.reload()
  })
}
