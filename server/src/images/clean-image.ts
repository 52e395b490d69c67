import { AppError } from '@plenary/shared/errors.ts'
import { imageHead } from '@plenary/shared/images/image-head.ts'
import type { ImageType } from '@plenary/shared/images.ts'
import { MAX_IMAGE_SIDE } from '@plenary/shared/limits.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { UncleanImage } from './unclean-image.ts'

/** A picture with nothing in it but what it takes to show it. */
export type CleanImage = { type: ImageType; bytes: Uint8Array; width: number; height: number }

/**
 * Takes a picture apart and puts it together anew from the parts that draw it. Whatever else was in it, such as where it
 * was taken, with which camera, a smaller copy of what it showed before it was cut, or a page behind its end, is gone.
 *
 * @throws {AppError} `image-refused` for what is neither a PNG nor a JPEG, is too large or broken
 */
export async function cleanImage(bytes: Uint8Array): Promise<CleanImage> {
  const head = imageHead(bytes)
  if (!head || head.kind === 'gif' || head.kind === 'webp')
    throw new AppError('image-refused', { detail: 'neither a PNG nor a JPEG' })
  const { kind, width, height } = head
  if (Math.max(width, height) > MAX_IMAGE_SIDE)
    throw new AppError('image-refused', { detail: 'too many pixels' })
  try {
    const clean = kind === 'png' ? await cleanPng(bytes) : cleanJpeg(bytes)
    return { type: kind === 'png' ? 'image/png' : 'image/jpeg', bytes: clean, width, height }
  } catch (cause) {
    if (cause instanceof UncleanImage) throw new AppError('image-refused', { detail: cause.message, cause })
    throw cause
  }
}
