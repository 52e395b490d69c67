import * as z from 'zod/mini'
import { type CoalitionId, idSchema } from './ids.ts'
import { COALITION_NAME_MAX_CHARS, PERSON_NAME_MAX_CHARS } from './limits.ts'
import { bothNames, localizedSchema, optionalNamesSchema } from './localized.ts'
import { mandateSchema } from './members.ts'
import { organizationInputSchema, organizationRecordSchema } from './organizations.ts'
import { nameSchema } from './plain-line.ts'

/**
 * Answer of `GET /api/coalitions/:slug`: the workspace, the mandate under which one is in it now, and its
 * organisations in the order of joining. To a guest those alone that are in one of their rooms.
 */
export const coalitionSchema = z.object({
  id: idSchema<CoalitionId>(),
  slug: z.string(),
  name: localizedSchema,
  acting: mandateSchema,
  organizations: z.array(organizationRecordSchema),
})
export type Coalition = z.infer<typeof coalitionSchema>

/** Body of `PATCH /api/coalitions/:slug`. */
export const coalitionNamesSchema = z
  .object(optionalNamesSchema(COALITION_NAME_MAX_CHARS))
  .check(...bothNames)
export type CoalitionNames = z.infer<typeof coalitionNamesSchema>

/**
 * Body of `POST /api/coalitions`: its name, the organisation for which its first coordinator speaks, and their name
 * there. The answer is the coalition.
 */
export const newCoalitionSchema = z.object({
  coalition: coalitionNamesSchema,
  organization: organizationInputSchema,
  displayName: nameSchema(PERSON_NAME_MAX_CHARS),
})
export type NewCoalition = z.infer<typeof newCoalitionSchema>
