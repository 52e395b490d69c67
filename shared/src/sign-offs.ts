import * as z from 'zod/mini'
import { idSchema, type OrganizationId, type RoomId, type SignOffRoundId, type SnapshotId } from './ids.ts'
import {
  BLOCK_ID_MAX_CHARS,
  MAX_ORGANIZATIONS,
  SIGN_OFF_CAPACITY_MAX_CHARS,
  SIGN_OFF_MAX_LEFT_OUT,
  SIGN_OFF_MAX_SECTIONS,
  SIGN_OFF_WORDS_MAX_CHARS,
  SNAPSHOT_LABEL_MAX_CHARS,
} from './limits.ts'
import { organizationSchema } from './organizations.ts'
import { optionalLineSchema, plainLineSchema } from './plain-line.ts'
import { authorSchema } from './threads.ts'
import { timeZoneSchema } from './time-zones.ts'

/**
 * What an organisation may decide on a version: it signs it whole, with a reservation, some of its sections, or all but
 * some of its recommendations; or declines to.
 */
export const SIGN_OFF_DECISIONS = ['endorsed', 'reserved', 'partly', 'excepting', 'declined'] as const
export type SignOffDecision = (typeof SIGN_OFF_DECISIONS)[number]

/** With what a decision of its organisation may be followed: it stands for a later text too; it is taken back. */
export const SIGN_OFF_SEQUELS = ['confirmed', 'withdrawn'] as const
export type SignOffAct = SignOffDecision | (typeof SIGN_OFF_SEQUELS)[number]

/** A recommendation that an organisation does not join: its block id, and its number in the text of that act. */
export const leftOutSchema = z.object({ id: z.string(), label: z.string() })
export type LeftOut = z.infer<typeof leftOutSchema>

/** A version that organisations are asked to sign, or have signed; `hash` is what a signature names. */
export const signedVersionSchema = z.object({
  id: idSchema<SnapshotId>(),
  number: z.int(),
  label: z.nullable(z.string()),
  takenAt: z.iso.datetime(),
  words: z.int(),
  hash: z.string(),
  /** Whether a passage was removed from it for safety since: then it is not the text of that hash any more. */
  isPurged: z.boolean(),
})
export type SignedVersion = z.infer<typeof signedVersionSchema>

/**
 * One act of an organisation, as whoever asks sees it. What is said in confidence is null for others than the
 * coordinators and the organisation itself, such as a reason or a reservation that is not to be printed.
 */
export const signOffSchema = z.object({
  roundId: idSchema<SignOffRoundId>(),
  organizationId: idSchema<OrganizationId>(),
  act: z.enum([...SIGN_OFF_DECISIONS, ...SIGN_OFF_SEQUELS]),
  version: signedVersionSchema,
  by: authorSchema,
  at: z.iso.datetime(),
  /** As what the person signs, such as "Executive director". */
  capacity: z.nullable(z.string()),
  /** What they have the authority from, such as "Board decision of 12 March". */
  authority: z.nullable(z.string()),
  reservation: z.nullable(z.string()),
  isPrinted: z.boolean(),
  /** The titles of the sections that are signed, where not all are. */
  sections: z.array(z.string()),
  /** The recommendations that are not, where all others are, in the order of the text. */
  leftOut: z.array(leftOutSchema),
  reason: z.nullable(z.string()),
  /** Whether the organisation is counted in public, and named to coordinators alone. */
  isConfidential: z.boolean(),
})
export type SignOff = z.infer<typeof signOffSchema>

/** What may be done in a round by whoever asks: sign for their organisation, remind others, close it before its time. */
export const SIGN_OFF_ROUND_ACTIONS = ['sign', 'remind', 'close'] as const

/** A round: a version, and the organisations that are asked to sign it until a moment. */
export const signOffRoundSchema = z.object({
  id: idSchema<SignOffRoundId>(),
  version: signedVersionSchema,
  note: z.nullable(z.string()),
  openedBy: authorSchema,
  openedAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** In which the end was chosen and is shown: that of the body the text goes to. */
  timeZone: timeZoneSchema,
  closedAt: z.nullable(z.iso.datetime()),
  asked: z.array(
    z.object({
      organizationId: idSchema<OrganizationId>(),
      /** Null for who may not remind anybody. */
      remindedAt: z.nullable(z.iso.datetime()),
    }),
  ),
  /** How many organisations support it in confidence, known or not to whoever asks. */
  confidential: z.int(),
  abilities: z.array(z.enum(SIGN_OFF_ROUND_ACTIONS)),
})
export type SignOffRound = z.infer<typeof signOffRoundSchema>

/** Answer of `GET /api/rooms/:id/sign-off`: the rounds of a room, the newest first, and all that was decided in them. */
export const signOffListSchema = z.object({
  items: z.array(signOffRoundSchema),
  next: z.null(),
  /** In the order in which they were done. */
  signOffs: z.array(signOffSchema),
  organizations: z.array(organizationSchema),
  /** The organisation for which whoever asks speaks in this room. */
  own: idSchema<OrganizationId>(),
  /** For who may open a round: the organisations in which somebody may sign. */
  askable: z.array(idSchema<OrganizationId>()),
  abilities: z.array(z.literal('open')),
})
export type SignOffList = z.infer<typeof signOffListSchema>

/** Body of `POST /api/rooms/:id/sign-off`. */
export const newSignOffRoundSchema = z.object({
  /** A version that was kept on purpose; null for the text as it is now, which is kept under the label. */
  snapshotId: z.nullable(idSchema<SnapshotId>()),
  label: plainLineSchema(SNAPSHOT_LABEL_MAX_CHARS),
  note: optionalLineSchema(SIGN_OFF_WORDS_MAX_CHARS),
  closesAt: z.iso.datetime({ offset: true }),
  timeZone: timeZoneSchema,
  organizationIds: z.array(idSchema<OrganizationId>()).check(z.minLength(1), z.maxLength(MAX_ORGANIZATIONS)),
  /** Whether the text is frozen for it, where it is not yet. */
  isFreezing: z.boolean(),
})
export type NewSignOffRound = z.infer<typeof newSignOffRoundSchema>

const signatureFields = {
  /** Of the text that was read: another is not signed by mistake. */
  hash: z.string(),
  capacity: plainLineSchema(SIGN_OFF_CAPACITY_MAX_CHARS),
  authority: optionalLineSchema(SIGN_OFF_CAPACITY_MAX_CHARS),
  isConfidential: z.boolean(),
}

/** Body of `POST /api/rooms/:id/sign-off/:round/decision`. */
export const newDecisionSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('endorsed'), ...signatureFields }),
  z.object({
    act: z.literal('reserved'),
    ...signatureFields,
    reservation: plainLineSchema(SIGN_OFF_WORDS_MAX_CHARS),
    isPrinted: z.boolean(),
  }),
  z.object({
    act: z.literal('partly'),
    ...signatureFields,
    sections: z
      .array(plainLineSchema(SIGN_OFF_WORDS_MAX_CHARS))
      .check(z.minLength(1), z.maxLength(SIGN_OFF_MAX_SECTIONS)),
  }),
  z.object({
    act: z.literal('excepting'),
    ...signatureFields,
    /** The block ids of the recommendations that the organisation does not join. */
    leftOut: z
      .array(z.string().check(z.maxLength(BLOCK_ID_MAX_CHARS)))
      .check(z.minLength(1), z.maxLength(SIGN_OFF_MAX_LEFT_OUT)),
  }),
  z.object({
    act: z.literal('declined'),
    hash: z.string(),
    capacity: plainLineSchema(SIGN_OFF_CAPACITY_MAX_CHARS),
    reason: plainLineSchema(SIGN_OFF_WORDS_MAX_CHARS),
  }),
])
export type NewDecision = z.infer<typeof newDecisionSchema>

/** Body of `POST /api/rooms/:id/sign-off/confirmation`: what moved in the text of this hash since is editorial only. */
export const confirmationSchema = z.object({ hash: z.string() })

/** Body of `POST /api/rooms/:id/sign-off/withdrawal`. */
export const withdrawalSchema = z.object({ reason: plainLineSchema(SIGN_OFF_WORDS_MAX_CHARS) })

/** Answer of `POST /api/rooms/:id/sign-off/:round/reminders`: how many organisations were reminded. */
export const remindedSchema = z.object({ organizations: z.int() })

/** Answer of `GET /api/coalitions/:slug/owed-sign-offs`: what one's organisations have not decided on, the most urgent first. */
export const owedSignOffListSchema = z.object({
  items: z.array(
    z.object({
      id: idSchema<SignOffRoundId>(),
      label: z.nullable(z.string()),
      closesAt: z.iso.datetime(),
      timeZone: timeZoneSchema,
      room: z.object({ id: idSchema<RoomId>(), title: z.string() }),
      organization: organizationSchema,
    }),
  ),
  next: z.null(),
})
export type OwedSignOff = z.infer<typeof owedSignOffListSchema>['items'][number]
