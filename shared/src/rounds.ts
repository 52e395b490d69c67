import * as z from 'zod/mini'
import { idSchema, type OrganizationId, type RoomId, type RoundId, type ThreadId } from './ids.ts'
import { MAX_ORGANIZATIONS, ROUND_NOTE_MAX_CHARS, ROUND_TITLE_MAX_CHARS } from './limits.ts'
import { LOCALES } from './localized.ts'
import { organizationSchema } from './organizations.ts'
import { optionalLineSchema, plainLineSchema } from './plain-line.ts'
import { authorSchema, DISPOSITIONS } from './threads.ts'

/** What organisations are asked for: comments on a text; or nothing, if they agree with it (a silence procedure). */
export const ROUND_KINDS = ['comments', 'silence'] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

/**
 * What an organisation has answered: comments; that it has nothing to add, or nothing against it; an objection; or by
 * having been silent until the end of a silence procedure, that it agrees. Null for nothing yet.
 */
export const ROUND_ANSWERS = ['commented', 'nothing-to-add', 'agreed', 'objected'] as const
export type RoundAnswer = (typeof ROUND_ANSWERS)[number]

/**
 * What came of a silence procedure: nobody objected; somebody did; or it was closed before its time, while some who had
 * not spoken still could, so that their silence says nothing.
 */
export const ROUND_OUTCOMES = ['agreed', 'not-agreed', 'ended-early'] as const
export type RoundOutcome = (typeof ROUND_OUTCOMES)[number]

/** What may be done with a round by whoever asks: answer for their organisation, close it before its time, take it out. */
export const ROUND_ACTIONS = ['answer', 'close', 'export'] as const
export type RoundAction = (typeof ROUND_ACTIONS)[number]

/** A round as whoever asks sees it. Organisations answer, not people. */
export const roundSchema = z.object({
  id: idSchema<RoundId>(),
  kind: z.enum(ROUND_KINDS),
  title: z.string(),
  note: z.nullable(z.string()),
  openedBy: authorSchema,
  openedAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  closedAt: z.nullable(z.iso.datetime()),
  outcome: z.nullable(z.enum(ROUND_OUTCOMES)),
  /** SHA-256, in hex, of the text that it is about, as canonical JSON (RFC 8785). */
  hash: z.string(),
  words: z.int(),
  /** Threads in it. */
  comments: z.int(),
  asked: z.array(
    z.object({
      organizationId: idSchema<OrganizationId>(),
      answer: z.nullable(z.enum(ROUND_ANSWERS)),
      answeredAt: z.nullable(z.iso.datetime()),
    }),
  ),
  abilities: z.array(z.enum(ROUND_ACTIONS)),
})
export type Round = z.infer<typeof roundSchema>

/**
 * Answer of `GET /api/rooms/:id/rounds`: the newest first; the organisations that are asked in any of them or may be
 * asked; and of these, for who may open a round, those in which somebody may answer.
 */
export const roundListSchema = z.object({
  items: z.array(roundSchema),
  next: z.null(),
  organizations: z.array(organizationSchema),
  askable: z.array(idSchema<OrganizationId>()),
})
export type RoundList = z.infer<typeof roundListSchema>

/** A comment of a round and what became of it. `quote` are the words that it was made about. */
export const roundRowSchema = z.object({
  number: z.int(),
  threadId: idSchema<ThreadId>(),
  place: z.nullable(z.object({ section: z.string(), paragraph: z.nullable(z.int()) })),
  quote: z.string(),
  comment: z.string(),
  proposed: z.nullable(z.string()),
  isObjection: z.boolean(),
  author: authorSchema,
  isSettled: z.boolean(),
  disposition: z.nullable(z.enum(DISPOSITIONS)),
  reason: z.nullable(z.string()),
  replies: z.int(),
})
export type RoundRow = z.infer<typeof roundRowSchema>

/** Answer of `GET /api/rooms/:id/rounds/:round`: one round and its comments, in the order in which they were made. */
export const roundTableSchema = z.object({
  round: roundSchema,
  rows: z.array(roundRowSchema),
  organizations: z.array(organizationSchema),
})
export type RoundTable = z.infer<typeof roundTableSchema>

/** Body of `POST /api/rooms/:id/rounds`. */
export const newRoundSchema = z.object({
  kind: z.enum(ROUND_KINDS),
  title: plainLineSchema(ROUND_TITLE_MAX_CHARS),
  note: optionalLineSchema(ROUND_NOTE_MAX_CHARS),
  closesAt: z.iso.datetime({ offset: true }),
  organizationIds: z.array(idSchema<OrganizationId>()).check(z.minLength(1), z.maxLength(MAX_ORGANIZATIONS)),
})
export type NewRound = z.infer<typeof newRoundSchema>

/** Body of `PUT …/rounds/:round/answer`: that one's organisation has nothing to add, or with null that it may still. */
export const roundAnswerSchema = z.object({ answer: z.nullable(z.literal('nothing-to-add')) })

/** What stands after the `?` of an export: its language, where it is not the browser's. */
export const roundExportSchema = z.object({ locale: z.optional(z.enum(LOCALES)) })

/** Answer of `GET /api/coalitions/:slug/owed-rounds`: what one's organisations still owe, the most urgent first. */
export const owedRoundListSchema = z.object({
  items: z.array(
    z.object({
      id: idSchema<RoundId>(),
      kind: z.enum(ROUND_KINDS),
      title: z.string(),
      closesAt: z.iso.datetime(),
      room: z.object({ id: idSchema<RoomId>(), title: z.string() }),
      organization: organizationSchema,
    }),
  ),
  next: z.null(),
})
export type OwedRound = z.infer<typeof owedRoundListSchema>['items'][number]
