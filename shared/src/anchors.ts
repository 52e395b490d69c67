import * as z from 'zod/mini'
import { ANCHOR_CONTEXT_MAX_CHARS, ANCHOR_POSITION_MAX_CHARS, ANCHOR_QUOTE_MAX_CHARS } from './limits.ts'
import { keepable } from './plain-line.ts'

/** A Yjs relative position, encoded, in base64. */
const positionSchema = z.base64().check(z.maxLength(ANCHOR_POSITION_MAX_CHARS))
const blockIdSchema = z.string().check(z.minLength(1), z.maxLength(64), keepable)

/**
 * The words that something is about, so that they are found again after edits, splits, undo and replacement of the
 * whole text (docs/decisions/0018): where they stand, in which block, what they are, and what stands around them.
 * Blocks are parted by a line feed in all three; whatever is no text is U+FFFC.
 */
export const rangeAnchorSchema = z.object({
  kind: z.literal('range'),
  start: positionSchema,
  end: positionSchema,
  /** The block in which it begins; null where that has no id yet. */
  blockId: z.nullable(blockIdSchema),
  quote: z.string().check(z.minLength(1), z.maxLength(ANCHOR_QUOTE_MAX_CHARS), keepable),
  before: z.string().check(z.maxLength(ANCHOR_CONTEXT_MAX_CHARS), keepable),
  after: z.string().check(z.maxLength(ANCHOR_CONTEXT_MAX_CHARS), keepable),
})
export type RangeAnchor = z.infer<typeof rangeAnchorSchema>

/** A whole block, of any kind. `quote` is how it begins; empty for one without words, such as an image. */
export const blockAnchorSchema = z.object({
  kind: z.literal('block'),
  start: positionSchema,
  blockId: blockIdSchema,
  quote: z.string().check(z.maxLength(ANCHOR_QUOTE_MAX_CHARS), keepable),
})
export type BlockAnchor = z.infer<typeof blockAnchorSchema>

/** What a thread is about. */
export const anchorSchema = z.discriminatedUnion('kind', [
  rangeAnchorSchema,
  blockAnchorSchema,
  z.object({ kind: z.literal('document') }),
])
export type Anchor = z.infer<typeof anchorSchema>
