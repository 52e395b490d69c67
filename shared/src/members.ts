import * as z from 'zod/mini'
import { type CoalitionId, idSchema, type MemberId } from './ids.ts'
import { localizedSchema } from './localized.ts'
import { organizationSchema } from './organizations.ts'
import { MEMBER_ROLES } from './permissions.ts'

/** A mandate: a person speaks for one organisation in one coalition. Every act is done under exactly one. */
export const mandateSchema = z.object({
  memberId: idSchema<MemberId>(),
  displayName: z.string(),
  role: z.enum(MEMBER_ROLES),
  coalition: z.object({ id: idSchema<CoalitionId>(), slug: z.string(), name: localizedSchema }),
  organization: organizationSchema,
})
export type Mandate = z.infer<typeof mandateSchema>
