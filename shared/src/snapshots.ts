import * as z from 'zod/mini'
import { idSchema, type MemberId, type OrganizationId, type SnapshotId } from './ids.ts'
import { SNAPSHOT_LABEL_MAX_CHARS, SNAPSHOT_NOTE_MAX_CHARS } from './limits.ts'
import { organizationSchema } from './organizations.ts'
import { optionalLineSchema, plainLineSchema } from './plain-line.ts'
import { authorSchema } from './threads.ts'

/**
 * Why a version was kept: the server did it by itself; somebody gave it a name; a round was opened on it; somebody was
 * about to go back to an earlier one; organisations are asked to sign it, or have confirmed that they sign it too; it was
 * sealed; most of the text was deleted just after it.
 */
export const SNAPSHOT_KINDS = [
  'automatic',
  'named',
  'round',
  'restore',
  'sign-off',
  'sealed',
  'deletion',
] as const
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number]

/** What may be done with the versions of a room by whoever asks: keep one, go back to one. */
export const SNAPSHOT_ACTIONS = ['take', 'restore'] as const
export type SnapshotAction = (typeof SNAPSHOT_ACTIONS)[number]

/** How many words an organisation added to a text and removed from it. */
export const contributionSchema = z.object({
  organizationId: idSchema<OrganizationId>(),
  added: z.int(),
  removed: z.int(),
})
export type Contribution = z.infer<typeof contributionSchema>

/** A version of a text. `hash` is the SHA-256, in hex, of its canonical JSON (RFC 8785). */
export const snapshotSchema = z.object({
  id: idSchema<SnapshotId>(),
  /** Counts up within its room. */
  number: z.int(),
  kind: z.enum(SNAPSHOT_KINDS),
  /** Its name, or the title of the round that was opened on it; null where it has none. */
  label: z.nullable(z.string()),
  note: z.nullable(z.string()),
  /** Of one that was kept before going back to an earlier one: the number of that one. */
  beforeRestoring: z.nullable(z.int()),
  /** Null where the server kept it by itself. */
  takenBy: z.nullable(authorSchema),
  takenAt: z.iso.datetime(),
  words: z.int(),
  /** Of the text that was kept: not of its text any more where a passage was removed from it. */
  hash: z.string(),
  /** When a passage was last removed from it for safety, and by whom; null for one that is as it was kept. */
  purge: z.nullable(z.object({ at: z.iso.datetime(), by: authorSchema })),
  /** Since the one before in the list, those with most words first. */
  contributions: z.array(contributionSchema),
})
export type Snapshot = z.infer<typeof snapshotSchema>

/**
 * Answer of `GET /api/rooms/:id/snapshots`: the newest first, as far back as whoever asks may see. `live` is the text of
 * now: whether it has changed since the newest.
 */
export const snapshotListSchema = z.object({
  items: z.array(snapshotSchema),
  next: z.null(),
  organizations: z.array(organizationSchema),
  live: z.object({ hasChanged: z.boolean() }),
  abilities: z.array(z.enum(SNAPSHOT_ACTIONS)),
})
export type SnapshotList = z.infer<typeof snapshotListSchema>

/** Body of `POST /api/rooms/:id/snapshots`: a version with a name, or the one that is kept before going back. */
export const newSnapshotSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('named'),
    label: plainLineSchema(SNAPSHOT_LABEL_MAX_CHARS),
    note: optionalLineSchema(SNAPSHOT_NOTE_MAX_CHARS),
  }),
  z.object({ kind: z.literal('restore'), of: idSchema<SnapshotId>() }),
])
export type NewSnapshot = z.infer<typeof newSnapshotSchema>

/** Body of `PUT /api/rooms/:id/earlier-versions`: whether a guest sees the versions from before they were let in. */
export const earlierVersionsSchema = z.object({ memberId: idSchema<MemberId>(), isSeen: z.boolean() })
export type EarlierVersions = z.infer<typeof earlierVersionsSchema>

/** What stands after the `?` of a comparison: two versions, or one and the text of now. */
export const comparisonQuerySchema = z.object({
  from: idSchema<SnapshotId>(),
  to: z.union([idSchema<SnapshotId>(), z.literal('live')]),
})
export type ComparisonQuery = z.infer<typeof comparisonQuerySchema>

/**
 * Stretches of a text's letters, one after the other and in UTF-16 units: whose each is, as a place in `organizations`,
 * -1 for nobody's.
 */
const stretchesSchema = z.array(z.tuple([z.int(), z.int()]))
export type Stretches = z.infer<typeof stretchesSchema>

const comparedSchema = z.object({
  /** Null for the text of now. */
  snapshot: z.nullable(snapshotSchema),
  /** Canonical JSON (RFC 8785), of which `hash` is. */
  document: z.string(),
  hash: z.string(),
})

/**
 * Answer of `GET /api/rooms/:id/comparison`: the older text and the newer. `written` runs over the newer and says which
 * organisation wrote what was not in the older; `removed` runs over the older and says which deleted what has gone.
 */
export const comparisonSchema = z.object({
  from: comparedSchema,
  to: comparedSchema,
  written: stretchesSchema,
  removed: stretchesSchema,
  organizations: z.array(organizationSchema),
})
export type ComparedTexts = z.infer<typeof comparisonSchema>
