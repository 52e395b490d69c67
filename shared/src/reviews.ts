import * as z from 'zod/mini'
import { type AdoptionId, idSchema, type OrganizationId, type ReviewId, type SnapshotId } from './ids.ts'
import { CALL_NOTE_MAX_CHARS, SIGN_OFF_WORDS_MAX_CHARS } from './limits.ts'
import { organizationSchema } from './organizations.ts'
import { optionalLineSchema } from './plain-line.ts'
import { SIGN_OFF_DECISIONS, signedVersionSchema } from './sign-offs.ts'
import { authorSchema } from './threads.ts'

/** How far a call has come in a review: nobody has looked at it; it is being talked about; what it will say is agreed. */
export const CALL_STATES = ['open', 'discussed', 'agreed'] as const
export type CallState = (typeof CALL_STATES)[number]

/** A call of a blueprint under review, which is a section of the adopted text; `id` is that of its heading. */
export const reviewCallSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(CALL_STATES),
  /** What has moved since it was adopted. */
  note: z.nullable(z.string()),
  /** Which organisation said so last, and when; null while nobody has. */
  organizationId: z.nullable(idSchema<OrganizationId>()),
  at: z.nullable(z.iso.datetime()),
})
export type ReviewCall = z.infer<typeof reviewCallSchema>

/** A review of the adopted text, from when it was begun. */
export const reviewSchema = z.object({
  id: idSchema<ReviewId>(),
  adoptionId: idSchema<AdoptionId>(),
  note: z.nullable(z.string()),
  openedBy: authorSchema,
  openedAt: z.iso.datetime(),
  calls: z.array(reviewCallSchema),
})
export type Review = z.infer<typeof reviewSchema>

/** A version that a coalition has made its own, with the organisations that had signed exactly this text by then. */
export const adoptionSchema = z.object({
  id: idSchema<AdoptionId>(),
  version: signedVersionSchema,
  adoptedBy: authorSchema,
  at: z.iso.datetime(),
  signatories: z.array(
    z.object({ organizationId: idSchema<OrganizationId>(), decision: z.enum(SIGN_OFF_DECISIONS) }),
  ),
  /** How many more support it in confidence. */
  confidential: z.int(),
})
export type Adoption = z.infer<typeof adoptionSchema>

/** What whoever asks may do: adopt a version, begin or end a review; say how far a call has come. */
export const REVIEW_ACTIONS = ['adopt', 'mark'] as const

/** Answer of `GET /api/rooms/:id/review`: what was adopted, the newest first, and the review that is open. */
export const reviewListSchema = z.object({
  items: z.array(adoptionSchema),
  next: z.null(),
  review: z.nullable(reviewSchema),
  organizations: z.array(organizationSchema),
  abilities: z.array(z.enum(REVIEW_ACTIONS)),
})
export type ReviewList = z.infer<typeof reviewListSchema>

/** Body of `POST /api/rooms/:id/review`. */
export const newReviewSchema = z.object({ note: optionalLineSchema(SIGN_OFF_WORDS_MAX_CHARS) })
export type NewReview = z.infer<typeof newReviewSchema>

/** Body of `PUT /api/rooms/:id/review/calls/:call`. */
export const callMarkSchema = z.object({
  state: z.enum(CALL_STATES),
  note: optionalLineSchema(CALL_NOTE_MAX_CHARS),
})
export type CallMark = z.infer<typeof callMarkSchema>

/** Body of `POST /api/rooms/:id/review/adoptions`: a version that was kept on purpose. */
export const newAdoptionSchema = z.object({ snapshotId: idSchema<SnapshotId>() })
