/**
 * A link whose page also exists as a dialog of this page (`data-sheet`: its id): opens the dialog instead. Where the
 * dialog is missing, the link stays a link.
 */

/** @param {HTMLElement} link */
export function mount(link) {
  const dialog = document.getElementById(link.dataset.sheet ?? '')
  if (!(dialog instanceof HTMLDialogElement)) return
  link.setAttribute('aria-haspopup', 'dialog')
  link.addEventListener('click', event => open(event, dialog))
  if (dialog.dataset.sheetReady) return
  dialog.dataset.sheetReady = 'yes'
  dialog.addEventListener('click', event => closeFromOutside(event, dialog))
}

/**
 * @param {MouseEvent} event
 * @param {HTMLDialogElement} dialog
 */
function open(event, dialog) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  dialog.showModal()
  dialog.querySelector('h2')?.focus()
}

/**
 * A press on the backdrop lands on the dialog itself, outside its box.
 * @param {MouseEvent} event
 * @param {HTMLDialogElement} dialog
 */
function closeFromOutside(event, dialog) {
  const box = dialog.getBoundingClientRect()
  const isInside =
    event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
  if (event.target === dialog && !isInside) dialog.close()
}
