import * as z from 'zod/mini'
import { type CoalitionId, idSchema } from './ids.ts'
import { localizedSchema } from './localized.ts'
import { organizationSchema } from './organizations.ts'

/** Answer of `GET /api/coalitions/:slug`: the workspace and its organisations, in the order of joining. */
export const coalitionSchema = z.object({
  id: idSchema<CoalitionId>(),
  slug: z.string(),
  name: localizedSchema,
  organizations: z.array(organizationSchema),
})
export type Coalition = z.infer<typeof coalitionSchema>
