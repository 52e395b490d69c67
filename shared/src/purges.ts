import * as z from 'zod/mini'
import { Passage } from './document/passage.ts'
import { idSchema, type SnapshotId } from './ids.ts'
import { MAX_KEPT_SNAPSHOTS, PASSAGE_MAX_CHARS, PASSAGE_MIN_CHARS } from './limits.ts'
import { keepable } from './plain-line.ts'
import { snapshotSchema } from './snapshots.ts'

/**
 * Body of `POST /api/rooms/:id/purges/preview`: words to be removed for safety. They stand in a body and never in an
 * address, and are written down nowhere.
 */
export const passageSchema = z.object({
  words: z.string().check(
    z.maxLength(PASSAGE_MAX_CHARS),
    keepable,
    z.refine((words) => new Passage(words).length >= PASSAGE_MIN_CHARS, 'too short'),
  ),
})

/** Where the words stand: how often in the text, and of what whoever asks may see, in which versions and comments. */
export const purgePreviewSchema = z.object({
  text: z.int(),
  versions: z.array(z.object({ snapshot: snapshotSchema, count: z.int() })),
  threads: z.int(),
  /** Whether the document's title, or a note about a round, a sign-off or the freeze has them. */
  hasOther: z.boolean(),
})
export type PurgePreview = z.infer<typeof purgePreviewSchema>

/** Body of `POST /api/rooms/:id/purges`: the same words, and the versions that keep them. Needs a fresh proof. */
export const purgeSchema = z.extend(passageSchema, {
  spared: z.array(idSchema<SnapshotId>()).check(z.maxLength(MAX_KEPT_SNAPSHOTS)),
})
export type PurgeInput = z.infer<typeof purgeSchema>

/** Answer to a purge: how many versions it changed. */
export const purgedSchema = z.object({ versions: z.int() })
export type Purged = z.infer<typeof purgedSchema>
