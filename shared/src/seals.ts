import * as z from 'zod/mini'
import { idSchema, type OrganizationId, type SealId } from './ids.ts'
import { REOPENING_REASON_MAX_CHARS } from './limits.ts'
import { LOCALES } from './localized.ts'
import { type HUES, organizationSchema } from './organizations.ts'
import { plainLineSchema } from './plain-line.ts'
import type { ReceiptSignatory } from './receipts/receipt.ts'
import { authorSchema } from './threads.ts'

/** An organisation that is named beside a sealed text, as it was then, with its mark. */
export type SealedSignatory = ReceiptSignatory & {
  organizationId: OrganizationId
  letters: string
  hue: (typeof HUES)[number]
}

/** The SHA-256 of a text or a file, in hex. */
export const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** That a seal is public: the end of its address, and whether search engines are asked in. */
export const publicationSchema = z.object({
  slug: z.string(),
  isListed: z.boolean(),
  publishedAt: z.iso.datetime(),
})
export type Publication = z.infer<typeof publicationSchema>

/** A seal of a room. `hasText` is false where the text of its version was taken away for good. */
export const sealSchema = z.object({
  id: idSchema<SealId>(),
  hash: z.string(),
  version: z.object({ number: z.int(), label: z.nullable(z.string()) }),
  words: z.int(),
  sealedBy: authorSchema,
  sealedAt: z.iso.datetime(),
  /** How many organisations stand behind it by name, and how many more do. */
  named: z.int(),
  withheld: z.int(),
  hasText: z.boolean(),
  reopened: z.nullable(z.object({ by: authorSchema, at: z.iso.datetime(), reason: z.string() })),
  publication: z.nullable(publicationSchema),
})
export type Seal = z.infer<typeof sealSchema>

/** What may be done with the seals of a room by whoever asks. */
export const SEAL_ACTIONS = ['seal', 'reopen', 'publish'] as const

/** Answer of `GET /api/rooms/:id/seals`: the newest first. */
export const sealListSchema = z.object({
  items: z.array(sealSchema),
  next: z.null(),
  organizations: z.array(organizationSchema),
  abilities: z.array(z.enum(SEAL_ACTIONS)),
})
export type SealList = z.infer<typeof sealListSchema>

/**
 * Answer of `GET /api/rooms/:id/seals/draft`: the text of now as it would be sealed. It is what a coordinator looks at
 * before they do it, and `hash` is how they say that it was this.
 */
export const sealDraftSchema = z.object({
  hash: z.string(),
  words: z.int(),
  isLocked: z.boolean(),
  /** Who has signed exactly this text, and who of the coalition has not. */
  signed: z.array(
    z.object({
      organizationId: idSchema<OrganizationId>(),
      decision: z.enum(['endorsed', 'reserved', 'partly', 'excepting']),
      /** The numbers of the recommendations that it does not join. */
      leftOut: z.array(z.string()),
      /** Whether it is named in the receipt and in public. */
      isNamed: z.boolean(),
    }),
  ),
  unsigned: z.array(idSchema<OrganizationId>()),
  organizations: z.array(organizationSchema),
})
export type SealDraft = z.infer<typeof sealDraftSchema>

/** Body of `POST /api/rooms/:id/seals`: the text that was looked at, and its language. */
export const newSealSchema = z.object({ hash: hashSchema, language: z.enum(LOCALES) })
export type NewSeal = z.infer<typeof newSealSchema>

/** Body of `POST /api/rooms/:id/seals/reopening`. */
export const reopeningSchema = z.object({ reason: plainLineSchema(REOPENING_REASON_MAX_CHARS) })

/** Body of `PUT /api/rooms/:id/seals/:seal/publication`. */
export const publicationInputSchema = z.object({ isListed: z.boolean() })
export type PublicationInput = z.infer<typeof publicationInputSchema>
