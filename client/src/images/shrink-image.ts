import { type ImageHead, imageHead } from '@plenary/shared/images/image-head.ts'
import {
  MAX_CHOSEN_IMAGE_BYTES,
  MAX_CHOSEN_IMAGE_PIXELS,
  MAX_IMAGE_BYTES,
  MAX_IMAGE_SIDE,
} from '@plenary/shared/limits.ts'
import { ImageRefusal } from './image-refusal.ts'

/** A head is read from so much of a file: a JPEG may have a smaller copy of itself before it. */
const HEAD_BYTES = 1024 * 1024
/** A PNG of more is a photograph in the wrong form. */
const LARGE_PNG_BYTES = MAX_IMAGE_BYTES / 2
const QUALITIES = [0.85, 0.7, 0.55]
/** Where no quality helps, there are too many pixels. */
const SMALLER = 0.7

/**
 * A picture drawn anew on this device: no larger than it is kept, upright, and without anything that was said in its file.
 *
 * @throws {ImageRefusal}; or the reason of `signal`
 */
export async function shrinkImage(file: Blob, signal: AbortSignal): Promise<Blob> {
  if (file.size > MAX_CHOSEN_IMAGE_BYTES) throw new ImageRefusal('too-large')
  const head = imageHead(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
  if (!head) throw new ImageRefusal('no-picture')
  // Decoded, each pixel takes four bytes, whatever the file takes.
  if (head.width * head.height > MAX_CHOSEN_IMAGE_PIXELS) throw new ImageRefusal('too-many-pixels')
  signal.throwIfAborted()
  const bitmap = await createImageBitmap(file).catch((cause) => {
    throw new ImageRefusal('broken', { cause })
  })
  try {
    return await drawnAnew(bitmap, head, signal)
  } finally {
    bitmap.close()
  }
}

async function drawnAnew(bitmap: ImageBitmap, { kind }: ImageHead, signal: AbortSignal): Promise<Blob> {
  for (let scale = Math.min(1, MAX_IMAGE_SIDE / Math.max(bitmap.width, bitmap.height)); ; scale *= SMALLER) {
    if (kind !== 'jpeg') {
      const png = await draw(bitmap, scale).convertToBlob({ type: 'image/png' })
      if (png.size <= LARGE_PNG_BYTES) return png
    }
    const canvas = draw(bitmap, scale, 'white')
    for (const quality of QUALITIES) {
      signal.throwIfAborted()
      const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality })
      if (jpeg.size <= MAX_IMAGE_BYTES) return jpeg
    }
  }
}

/** A JPEG has no see-through pixels: they would be black. */
function draw(bitmap: ImageBitmap, scale: number, ground?: string): OffscreenCanvas {
  const sides = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)))
  const [width = 1, height = 1] = sides
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new ImageRefusal('broken')
  if (ground) {
    context.fillStyle = ground
    context.fillRect(0, 0, width, height)
  }
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  return canvas
}
