import * as z from 'zod/mini'
import { MAX_IMAGE_SIDE } from './limits.ts'

/** In what pictures are kept: what every browser, word processor and printer knows. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg'] as const
export type ImageType = (typeof IMAGE_TYPES)[number]

const side = z.int().check(z.minimum(1), z.maximum(MAX_IMAGE_SIDE))

/** Answer to `POST /api/rooms/:id/images`: a picture as it is kept, which is not as it was sent. */
export const keptImageSchema = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  width: side,
  height: side,
})
export type KeptImage = z.infer<typeof keptImageSchema>
