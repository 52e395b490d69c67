import * as z from 'zod/mini'
import { anchorSchema, rangeAnchorSchema } from './anchors.ts'
import { commentBodySchema } from './comments.ts'
import {
  type CommentId,
  idSchema,
  type MemberId,
  type OrganizationId,
  type RoundId,
  type ThreadId,
} from './ids.ts'
import { MAX_CARRIED_ANCHORS, MAX_EVENT_THREADS, PROPOSAL_MAX_CHARS, REASON_MAX_CHARS } from './limits.ts'
import { organizationSchema } from './organizations.ts'
import { optionalLineSchema, seen } from './plain-line.ts'

/** Who may see a thread: everybody in the room; its coordinators and its author; its author's organisation alone. */
export const VISIBILITIES = ['room', 'coordinators', 'organization'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** What became of what a thread asks for. */
export const DISPOSITIONS = ['accepted', 'partly', 'declined'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** What may be done with a thread, by whoever asks. */
export const THREAD_ACTIONS = ['reply', 'settle', 'assign', 'attach', 'apply'] as const
export type ThreadAction = (typeof THREAD_ACTIONS)[number]

/**
 * Somebody as the room calls them: by name, or by pseudonym; in a room without names the organisation alone, and
 * `memberId` is null. The name is empty for whoever has deleted their account.
 */
export const authorSchema = z.object({
  memberId: z.nullable(idSchema<MemberId>()),
  name: z.nullable(z.string()),
  organizationId: idSchema<OrganizationId>(),
})
export type ThreadAuthor = z.infer<typeof authorSchema>

/** A comment. `body` is null once it is deleted. `isOwn` says that whoever asks may change and delete it. */
export const commentSchema = z.object({
  id: idSchema<CommentId>(),
  author: authorSchema,
  body: z.nullable(commentBodySchema),
  createdAt: z.iso.datetime(),
  editedAt: z.nullable(z.iso.datetime()),
  isOwn: z.boolean(),
  agreements: z.object({
    count: z.int(),
    organizationIds: z.array(idSchema<OrganizationId>()),
    isOwn: z.boolean(),
  }),
})
export type Comment = z.infer<typeof commentSchema>

/** That a thread is settled, by whom, and what became of it. Without a disposition it is resolved, and no more. */
export const settlementSchema = z.object({
  by: authorSchema,
  at: z.iso.datetime(),
  disposition: z.nullable(z.enum(DISPOSITIONS)),
  reason: z.nullable(z.string()),
})
export type Settlement = z.infer<typeof settlementSchema>

/**
 * A thread as whoever asks may see it. `concerns` says whom of them it is for: themselves, for they have written in it,
 * are mentioned in it or are to do something about it; or their organisation, likewise.
 */
export const threadSchema = z.object({
  id: idSchema<ThreadId>(),
  author: authorSchema,
  visibility: z.enum(VISIBILITIES),
  anchor: anchorSchema,
  /** Words in the place of those that it was proposed for; empty to take these away. */
  proposal: z.nullable(
    z.object({ text: z.string(), replaces: z.string(), appliedAt: z.nullable(z.iso.datetime()) }),
  ),
  /** The round that it was made in, and whether it objects there. */
  round: z.nullable(z.object({ id: idSchema<RoundId>(), isObjection: z.boolean() })),
  settlement: z.nullable(settlementSchema),
  assignment: z.nullable(
    z.object({
      memberId: z.nullable(idSchema<MemberId>()),
      name: z.nullable(z.string()),
      organizationId: idSchema<OrganizationId>(),
      dueOn: z.nullable(z.string()),
    }),
  ),
  comments: z.array(commentSchema),
  createdAt: z.iso.datetime(),
  /** Counts the changes of the thread. */
  version: z.int(),
  concerns: z.nullable(z.enum(['self', 'organization'])),
  isMuted: z.boolean(),
  abilities: z.array(z.enum(THREAD_ACTIONS)),
})
export type Thread = z.infer<typeof threadSchema>

/** Answer of `GET /api/rooms/:id/threads?after=`: a page in the order of making, and where the next one begins. */
export const threadListSchema = z.object({
  items: z.array(threadSchema),
  next: z.nullable(idSchema<ThreadId>()),
})

/** What stands after the `?`: from after which thread on, or which ones, with commas between. */
export const threadPageSchema = z.object({
  after: z.optional(idSchema<ThreadId>()),
  ids: z.optional(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text: string) => text.split(',')),
      ),
      z.array(idSchema<ThreadId>()).check(z.maxLength(MAX_EVENT_THREADS)),
    ),
  ),
})

/** Words in the place of others; empty to take them away. */
const proposedTextSchema = z.string().check(z.maxLength(PROPOSAL_MAX_CHARS), seen)

/**
 * Body of `POST /api/rooms/:id/threads`: a comment, or words to take the place of those it is about, or both. An
 * objection, for a silence procedure alone, names a block and the text that it should be, before everybody.
 */
export const newThreadSchema = z
  .object({
    anchor: anchorSchema,
    visibility: z.enum(VISIBILITIES),
    body: z.nullable(commentBodySchema),
    proposedText: z._default(z.nullable(proposedTextSchema), null),
    isObjection: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      ({ body, proposedText }) => body !== null || proposedText !== null,
      'neither comment nor proposal',
    ),
    z.refine(
      ({ anchor, proposedText, isObjection }) =>
        isObjection || proposedText === null || anchor.kind === 'range',
      'no words to replace',
    ),
    z.refine(({ anchor, isObjection }) => !isObjection || anchor.kind === 'block', {
      path: ['anchor'],
      message: 'an objection names a paragraph',
    }),
    z.refine(({ proposedText, isObjection }) => !isObjection || Boolean(proposedText?.trim()), {
      path: ['proposedText'],
      message: 'an objection names a text',
    }),
    z.refine(({ visibility, isObjection }) => !isObjection || visibility === 'room', {
      path: ['visibility'],
      message: 'an objection is made before everybody',
    }),
  )
export type NewThread = z.infer<typeof newThreadSchema>

/** Body of `POST …/threads/:id/comments` and `PUT …/comments/:id`. */
export const commentInputSchema = z.object({ body: commentBodySchema })

/** Body of `PUT …/threads/:id/settlement`. A reason goes with a disposition. */
export const settlementInputSchema = z
  .object({
    disposition: z.nullable(z.enum(DISPOSITIONS)),
    reason: optionalLineSchema(REASON_MAX_CHARS),
  })
  .check(
    z.refine(({ disposition, reason }) => disposition !== null || reason === null, 'a reason for nothing'),
  )
export type SettlementInput = z.infer<typeof settlementInputSchema>

/** Body of `PUT …/threads/:id/assignment`: to a member (as the room calls them), an organisation, or nobody. */
export const assignmentSchema = z.object({
  memberId: z.nullable(idSchema<MemberId>()),
  organizationId: z.nullable(idSchema<OrganizationId>()),
  dueOn: z.nullable(z.iso.date()),
})
export type AssignmentInput = z.infer<typeof assignmentSchema>

/** Body of `PUT …/threads/:id/anchor`: the words that a detached thread is about from now on. */
export const attachmentSchema = z.object({ anchor: rangeAnchorSchema })

/**
 * Body of `PATCH /api/rooms/:id/anchors`: where words have gone that somebody has just changed in the text. `epoch` is that
 * of their copy: what is quoted from an earlier one may have been purged since.
 */
export const carriedAnchorsSchema = z.object({
  epoch: z.int(),
  items: z
    .array(z.object({ threadId: idSchema<ThreadId>(), anchor: anchorSchema }))
    .check(z.minLength(1), z.maxLength(MAX_CARRIED_ANCHORS)),
})

/** Body of `PUT …/comments/:id/agreement` and of `PUT …/threads/:id/mute`. */
export const agreementSchema = z.object({ agrees: z.boolean() })
export const muteSchema = z.object({ isMuted: z.boolean() })

/**
 * Answer of `GET /api/rooms/:id/parties`: the organisations that have something to say in a room or have said it, and
 * the people whom one may mention or give something to do; no people in a room without names.
 */
export const roomPartiesSchema = z.object({
  organizations: z.array(organizationSchema),
  people: z.array(
    z.object({
      memberId: idSchema<MemberId>(),
      name: z.string(),
      organizationId: idSchema<OrganizationId>(),
      isSelf: z.boolean(),
    }),
  ),
})
export type RoomParties = z.infer<typeof roomPartiesSchema>
