// What a wallet reads out of a baked picture, written from the specification alone.

const KEYWORD = 'openbadgecredential'

/**
 * The one credential of a PNG: an uncompressed iTXt chunk with the keyword of Open Badges 3.0.
 * @param {Buffer} png
 */
export function credentialInPng(png) {
  const found = [...chunks(png)].filter(({ type, data }) => type === 'iTXt' && keywordOf(data) === KEYWORD)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} credentials in the picture`)
  const { data } = found[0]
  const after = KEYWORD.length + 1
  if (data[after] !== 0) throw new Error('The credential is compressed')
  const language = data.indexOf(0, after + 2)
  return data.subarray(data.indexOf(0, language + 1) + 1).toString('utf8')
}

/** @param {Buffer} png */
function* chunks(png) {
  if (png.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('Not a PNG')
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    if (png.readUInt32BE(end) !== checksum(png.subarray(at + 4, end))) throw new Error(`Checksum of ${type}`)
    yield { type, data: png.subarray(at + 8, end) }
    at = end + 4
  }
}

/** @param {Buffer} data */
function keywordOf(data) {
  return data.toString('latin1', 0, data.indexOf(0))
}

/** @param {Buffer} data */
function checksum(data) {
  let crc = -1
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return (crc ^ -1) >>> 0
}

/**
 * The credential of an SVG: in CDATA, in the first element below the root.
 * @param {string} svg
 */
export function credentialInSvg(svg) {
  const found = svg.match(
    /^(?:<\?xml[^>]*\?>)?\s*<svg\b[^>]*\bxmlns:openbadges="https:\/\/purl\.imsglobal\.org\/ob\/v3p0"[^>]*><openbadges:credential><!\[CDATA\[([\s\S]*?)\]\]><\/openbadges:credential>/
  )
  if (!found?.[1]) throw new Error('No credential in the picture')
  return found[1]
}
