/** Photos of a phone weigh several megabytes; a smaller one says as much and tells neither where nor when. */

const MAX_SIDE = 1600
const QUALITY = 0.82

/**
 * Makes a photo lighter, or gives it back as it is when this browser cannot.
 * @param {File} file
 * @returns {Promise<File>}
 */
export async function lighten(file) {
  try {
    const image = await createImageBitmap(file)
    const canvas = drawn(image, fitting(image.width, image.height))
    const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    return blob instanceof Blob ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}

/**
 * The size at which a picture fits, never larger than it was.
 * @param {number} width
 * @param {number} height
 */
export function fitting(width, height) {
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/**
 * @param {ImageBitmap} image
 * @param {{width: number, height: number}} size
 */
function drawn(image, { width, height }) {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  image.close()
  return canvas
}
