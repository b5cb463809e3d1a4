/** Saves the resume card as a picture, drawn on this phone: its words go nowhere else. */

const WIDTH = 720
const HEIGHT = 1080
const MARGIN = 60
const QR_SIDE = 420
const INK = '#0C2B30'
const PAPER = '#FFFFFF'
const SUN = '#FFC02E'

/** @param {HTMLElement} card */
export function mount(card) {
  leaveNoForm()
  const button = /** @type {HTMLButtonElement | null} */ (card.querySelector('[data-card-save]'))
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => save(card))
}

/**
 * The page of a card answers a form, which « back » would send again: an entry of its own leads to where one goes from
 * here. Replacing the entry would not do, it would still hold the form.
 */
function leaveNoForm() {
  const onward = /** @type {HTMLAnchorElement | null} */ (document.querySelector('[data-onward]'))
  if (onward) history.pushState(null, '', onward.href)
}

/** @param {HTMLElement} card */
async function save(card) {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT })
  const pen = canvas.getContext('2d')
  const qr = /** @type {HTMLImageElement | null} */ (card.querySelector('[data-card-qr]'))
  if (!pen || !qr) return
  await document.fonts.ready
  drawCard(pen, card.dataset.pseudonym ?? '', wordsOf(card), qr)
  canvas.toBlob(blob => blob && download(blob), 'image/png')
}

/** @param {HTMLElement} card */
const wordsOf = card =>
  [.../** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll('.qr__words li'))].map(item =>
    (item.textContent ?? '').trim()
  )

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} pseudonym
 * @param {string[]} words
 * @param {HTMLImageElement} qr
 */
function drawCard(pen, pseudonym, words, qr) {
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.fillStyle = INK
  pen.textBaseline = 'middle'
  write(pen, `Élan : carte de ${pseudonym}`, 44, MARGIN, 90)
  pen.drawImage(qr, (WIDTH - QR_SIDE) / 2, 140, QR_SIDE, QR_SIDE)
  for (const [index, word] of words.entries()) drawWord(pen, `${index + 1}. ${word}`, 600 + index * 88)
  write(pen, `Pour revenir : ${location.host}/reprendre`, 28, MARGIN, 1010)
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} word
 * @param {number} top
 */
function drawWord(pen, word, top) {
  pen.fillStyle = SUN
  pen.fillRect(MARGIN, top, WIDTH - 2 * MARGIN, 74)
  pen.strokeStyle = INK
  pen.lineWidth = 4
  pen.strokeRect(MARGIN, top, WIDTH - 2 * MARGIN, 74)
  pen.fillStyle = INK
  write(pen, word, 40, MARGIN + 24, top + 38)
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {number} size
 * @param {number} left
 * @param {number} middle
 */
function write(pen, text, size, left, middle) {
  pen.font = `800 ${size}px ${getComputedStyle(document.body).fontFamily}`
  pen.fillText(text, left, middle, WIDTH - left - MARGIN)
}

/** @param {Blob} blob */
function download(blob) {
  const address = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: address, download: 'carte-elan.png' })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
