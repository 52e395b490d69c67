import * as z from 'zod/mini'
import { type CoalitionId, type InviteId, idSchema, type MemberId, type OrganizationId } from './ids.ts'
import { PERSON_NAME_MAX_CHARS } from './limits.ts'
import { localizedSchema } from './localized.ts'
import { organizationSchema } from './organizations.ts'
import { COALITION_ACTIONS, MEMBER_ROLES } from './permissions.ts'
import { nameSchema } from './plain-line.ts'

/** A mandate: a person speaks for one organisation in one coalition. Every act is done under exactly one. */
export const mandateSchema = z.object({
  memberId: idSchema<MemberId>(),
  displayName: z.string(),
  role: z.enum(MEMBER_ROLES),
  coalition: z.object({ id: idSchema<CoalitionId>(), slug: z.string(), name: localizedSchema }),
  organization: organizationSchema,
  abilities: z.array(z.enum(COALITION_ACTIONS)),
})
export type Mandate = z.infer<typeof mandateSchema>

/**
 * A member as the other members see one. `inviteId` is the link that let them in, if one did. `isSelf` is a mandate
 * of whoever asks. A suspended member keeps the mandate and gets in nowhere.
 */
export const memberSchema = z.object({
  id: idSchema<MemberId>(),
  displayName: z.string(),
  role: z.enum(MEMBER_ROLES),
  organizationId: idSchema<OrganizationId>(),
  joinedAt: z.iso.datetime(),
  isSuspended: z.boolean(),
  isSelf: z.boolean(),
  inviteId: z.nullable(idSchema<InviteId>()),
})
export type Member = z.infer<typeof memberSchema>

/** Answer of `GET /api/coalitions/:slug/members`. */
export const memberListSchema = z.object({ items: z.array(memberSchema), next: z.null() })

/** Body of `PATCH /api/members/:id`: by a coordinator; the name by the member alone. What is left out stays. */
export const memberChangeSchema = z.object({
  role: z.optional(z.enum(['coordinator', 'member'])),
  isSuspended: z.optional(z.boolean()),
  displayName: z.optional(nameSchema(PERSON_NAME_MAX_CHARS)),
})
export type MemberChange = z.infer<typeof memberChangeSchema>

/**
 * Body of `DELETE /api/members/:id`, which a coordinator may do with anybody and everybody with themselves. When the
 * last member of an organisation goes and it has roles in rooms, another takes them over: refused with
 * `hand-over-needed` until one is named. The last coordinator is refused with `last-coordinator`.
 */
export const memberRemovalSchema = z.object({
  handOverTo: z.nullable(idSchema<OrganizationId>()),
})
export type MemberRemoval = z.infer<typeof memberRemovalSchema>

/** Body of `PUT /api/me/acting`: the mandate to act under from now on. Answers with `Me`. */
export const actingSchema = z.object({ memberId: idSchema<MemberId>() })
