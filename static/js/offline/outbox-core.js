/**
 * The thinking of the outbox, without a page, a database or a network: what to send next, and what an answer of the
 * server means. `refused` is final; 401, 403, 429 and 5xx are no verdict, and what waits goes on waiting.
 */

/** @typedef {import('../play/types.js').Act} Act */
/** @typedef {import('../play/types.js').PlayEvent} PlayEvent */
/** @typedef {import('../play/types.js').ServerReceipt} ServerReceipt */
/** @typedef {PlayEvent & {hasFile?: boolean, refused?: string}} Waiting  an event of the outbox */
/** @typedef {{status: number, body: any, retryAfter?: number}} Reply */
/** @typedef {ServerReceipt & {mission: string, about: string, type: string}} Settled  a verdict, and what it is about */
/** @typedef {'go' | 'smaller' | 'signed-out' | 'later'} Outcome */

export const BATCH = 50

const VERDICTS = ['accepted', 'duplicate', 'refused']
// The server read the request and will never take it, whenever it comes again.
const HOPELESS = [400, 413, 415, 422]

/**
 * What makes two acts the very same one, so that a double tap makes one event.
 * @param {Act} act
 */
export const fingerprint = ({ type, mission, step, payload }) => JSON.stringify([type, mission, step, payload])

/**
 * What to send now: the oldest first; events whose file must go before wait until nothing else does, so that a
 * photograph on a poor network holds nobody up.
 * @param {Waiting[]} waiting  oldest first
 * @param {number} [size]
 * @returns {{batch: Waiting[]} | {upload: Waiting} | null}
 */
export function nextToSend(waiting, size = BATCH) {
  const live = waiting.filter(event => event.refused === undefined)
  const batch = live.filter(event => !event.hasFile).slice(0, size)
  if (batch.length) return { batch }
  const upload = live[0]
  return upload ? { upload } : null
}

/**
 * What is written on the wire: nothing of this phone's own bookkeeping.
 * @param {Waiting} event
 * @returns {PlayEvent}
 */
export const onTheWire = ({ hasFile: _hasFile, refused: _refused, ...event }) => event

/**
 * Reads the reply to a batch: the verdicts in it, and what to do next.
 * @param {Reply} reply
 * @param {PlayEvent[]} batch
 * @returns {{outcome: Outcome, receipts: ServerReceipt[], seq: number}}
 */
export function readReply({ status, body }, batch) {
  if (HOPELESS.includes(status)) return hopeless(body, batch)
  const receipts = status === 200 ? verdictsOn(batch, body?.receipts) : []
  // A reply that says nothing of what was sent (a hotel's portal, a proxy) is no verdict either.
  if (receipts.length) return { outcome: 'go', receipts, seq: Number(body.seq) || 0 }
  return { outcome: status === 401 ? 'signed-out' : 'later', receipts: [], seq: 0 }
}

/**
 * Reads the reply to an upload: the event with the id of its file, or why the file will never be taken.
 * @param {Reply} reply
 * @param {Waiting} event
 * @returns {{outcome: Outcome, ready?: Waiting, receipts: ServerReceipt[]}}
 */
export function readUpload({ status, body }, event) {
  if (HOPELESS.includes(status)) return hopeless(body, [event])
  if (status !== 201 || !body?.upload) return { outcome: status === 401 ? 'signed-out' : 'later', receipts: [] }
  const answer = { ...event.payload.answer, upload: body.upload }
  return { outcome: 'go', receipts: [], ready: { ...event, hasFile: false, payload: { ...event.payload, answer } } }
}

/**
 * What verdicts mean for what waits. An act that was taken also forgets older ones of its kind that were refused:
 * the youth has answered again.
 * @param {ServerReceipt[]} receipts
 * @param {Waiting[]} waiting
 * @returns {{settled: Settled[], forgotten: Waiting[], refused: Waiting[]}}
 */
export function verdicts(receipts, waiting) {
  /** @type {ReturnType<typeof verdicts>} */
  const result = { settled: [], forgotten: [], refused: [] }
  for (const receipt of receipts) {
    const event = waiting.find(each => each.id === receipt.id)
    if (!event) continue
    result.settled.push({ ...receipt, mission: event.mission, about: event.step, type: event.type })
    if (receipt.status === 'refused') result.refused.push({ ...event, refused: receipt.reason ?? '' })
    else result.forgotten.push(event, ...waiting.filter(each => isAnsweredBy(each, event)))
  }
  return result
}

/**
 * @param {Waiting} old
 * @param {Waiting} taken
 */
const isAnsweredBy = (old, taken) =>
  old.refused !== undefined && old.step === taken.step && old.type === taken.type && old.seq < taken.seq

/**
 * A batch that cannot be read is cut until the faulty event stands alone; that one is refused, the others go.
 * @param {any} body
 * @param {PlayEvent[]} batch
 * @returns {{outcome: Outcome, receipts: ServerReceipt[], seq: number}}
 */
function hopeless(body, batch) {
  if (batch.length > 1) return { outcome: 'smaller', receipts: [], seq: 0 }
  const reason = [body?.title, body?.text].filter(Boolean).join('. ')
  return { outcome: 'go', receipts: batch.map(({ id }) => ({ id, status: 'refused', reason })), seq: 0 }
}

/**
 * @param {PlayEvent[]} batch
 * @param {unknown} receipts
 * @returns {ServerReceipt[]}
 */
function verdictsOn(batch, receipts) {
  if (!Array.isArray(receipts)) return []
  const sent = new Set(batch.map(event => event.id))
  return receipts.filter(each => sent.has(each?.id) && VERDICTS.includes(each.status)).map(withGrade)
}

/**
 * A grade that is the feedback of the step came once, as that.
 * @param {any} receipt
 * @returns {ServerReceipt}
 */
const withGrade = receipt => (receipt.grade === 'feedback' ? { ...receipt, grade: receipt.step.feedback } : receipt)
