/**
 * The participant's Lamport counter: what comes later has a greater number, whatever the phone's clock says.
 * It is kept per participant beside the outbox; pages and receipts tell the greatest that the server knows.
 */

/** @param {unknown} value */
const counted = value => (Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0)

/**
 * The greatest of the counters that are known; what is not a counter counts for nothing.
 * @param {...unknown} known
 */
export const latest = (...known) => Math.max(0, ...known.map(counted))

/**
 * The number of the next event; after the greatest of all numbers, ids alone tell what is later.
 * @param {...unknown} known
 */
export const next = (...known) => Math.min(latest(...known) + 1, Number.MAX_SAFE_INTEGER)
