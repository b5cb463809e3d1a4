/**
 * Makes ids on the device: UUIDv7 (RFC 9562), 48 bits of milliseconds, then chance. They sort by time, but nothing
 * relies on it: the order of events is the counter's business.
 */

/** @param {number} count */
const chance = count => crypto.getRandomValues(new Uint8Array(count))

/**
 * @param {number} [now] milliseconds since 1970
 * @param {Uint8Array} [random] ten bytes
 */
export function uuid7(now = Date.now(), random = chance(10)) {
  const time = Math.floor(now).toString(16).padStart(12, '0').slice(-12)
  const bytes = Array.from(random, (byte, index) => (index === 0 ? 0x70 | (byte & 15) : byte))
  bytes[2] = 0x80 | ((bytes[2] ?? 0) & 63)
  const rest = bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')
  return [time.slice(0, 8), time.slice(8), rest.slice(0, 4), rest.slice(4, 8), rest.slice(8)].join('-')
}
