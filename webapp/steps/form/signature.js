/** A signature drawn with a finger, a pen or a mouse, kept as a short path; initials stay possible beside it. */

/** @typedef {import('../../../static/js/play/types.js').StepContext} Context */
/** @typedef {[number, number]} Point */

const MAX_PATH = 4000
const LINE = 6

/**
 * @param {HTMLElement} signature
 * @param {Context} context
 */
export function signWithFinger(signature, context) {
  const pad = signature.querySelector('[data-pad]')
  const canvas = signature.querySelector('canvas')
  const kept = signature.querySelector('[data-drawn]')
  if (!(pad instanceof HTMLElement) || !canvas || !(kept instanceof HTMLInputElement)) return
  pad.hidden = false
  const drawing = new Drawing(canvas, path => keep(kept, path))
  pad.querySelector('[data-clear]')?.addEventListener('click', () => drawing.clear())
  drawing.show(drawnIn(context.state.answer, kept.name) || kept.value)
}

/**
 * Finds the path in an answer by the name of its field.
 * @param {any} answer
 * @param {string} name  payload.answer.<field>.drawn
 */
const drawnIn = (answer, name) => answer?.[name.split('.')[2] ?? '']?.drawn ?? ''

/**
 * @param {HTMLInputElement} kept
 * @param {string} path
 */
function keep(kept, path) {
  kept.value = path
  kept.dispatchEvent(new Event('input', { bubbles: true }))
}

class Drawing {
  #canvas
  #onChange
  /** @type {Point[][]} */
  #strokes = []

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(path: string) => void} onChange
   */
  constructor(canvas, onChange) {
    this.#canvas = canvas
    this.#onChange = onChange
    canvas.addEventListener('pointerdown', event => this.#start(event))
    canvas.addEventListener('pointermove', event => this.#move(event))
    canvas.addEventListener('pointerup', () => this.#onChange(pathOf(this.#strokes)))
  }

  /** @param {string} path */
  show(path) {
    if (path) this.#brush()?.stroke(new Path2D(path))
  }

  clear() {
    this.#strokes = []
    this.#brush()?.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
    this.#onChange('')
  }

  /** @param {PointerEvent} event */
  #start(event) {
    this.#canvas.setPointerCapture(event.pointerId)
    this.#strokes.push([this.#pointAt(event)])
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const stroke = this.#strokes.at(-1)
    const from = stroke?.at(-1)
    if (!stroke || !from || !this.#canvas.hasPointerCapture(event.pointerId)) return
    const to = this.#pointAt(event)
    stroke.push(to)
    this.#brush()?.stroke(new Path2D(pathOf([[from, to]])))
  }

  /**
   * @param {PointerEvent} event
   * @returns {Point}
   */
  #pointAt(event) {
    const box = this.#canvas.getBoundingClientRect()
    const scale = this.#canvas.width / box.width
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
  }

  #brush() {
    const brush = this.#canvas.getContext('2d')
    if (!brush) return null
    brush.lineWidth = LINE
    brush.lineCap = 'round'
    brush.strokeStyle = getComputedStyle(this.#canvas).color
    return brush
  }
}

/**
 * A drawing as a path that fits in an answer: fewer points rather than a drawing cut short.
 * @param {Point[][]} strokes
 * @returns {string}
 */
export function pathOf(strokes) {
  const path = strokes.map(lineOf).join('')
  const thinner = strokes.map(points => points.filter((_, index) => index % 2 === 0 || index === points.length - 1))
  const isThinner = thinner.some((points, index) => points.length < (strokes[index]?.length ?? 0))
  return path.length <= MAX_PATH || !isThinner ? path.slice(0, MAX_PATH) : pathOf(thinner)
}

/** @param {Point[]} points */
const lineOf = points => points.map(([x, y], index) => `${index ? 'L' : 'M'}${Math.round(x)} ${Math.round(y)}`).join('')
