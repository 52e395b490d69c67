import * as z from 'zod/mini'
import { idSchema, type OrganizationId } from './ids.ts'
import { LIMIT_REASON_MAX_CHARS, MAX_BUDGET, MAX_CO_LEADS, MAX_LIMIT } from './limits.ts'
import { knownMechanismSchema, LIMIT_UNITS } from './mechanisms.ts'
import { organizationSchema } from './organizations.ts'
import { plainLineSchema } from './plain-line.ts'

/**
 * Where a section stands: being written; being read by others; standing still; settled among all. In the last two its text
 * takes no change, from anybody.
 */
export const SECTION_STATES = ['open', 'review', 'frozen', 'agreed'] as const
export type SectionState = (typeof SECTION_STATES)[number]

/** Those that whoever leads a section moves it between by themselves. */
export const LEAD_STATES = ['open', 'review'] as const satisfies readonly SectionState[]

/** Whether a section of this state takes no change of its text. */
export function standsStill(state: SectionState): boolean {
  return state === 'frozen' || state === 'agreed'
}

/**
 * What is planned of a section, by the id of its heading: one whose heading is gone is kept, since an undo may bring it
 * back. `budget` in words.
 */
export const sectionPlanSchema = z.object({
  heading: z.string(),
  lead: z.nullable(idSchema<OrganizationId>()),
  coLeads: z.array(idSchema<OrganizationId>()),
  state: z.enum(SECTION_STATES),
  dueOn: z.nullable(z.string()),
  budget: z.nullable(z.int()),
})
export type SectionPlan = z.infer<typeof sectionPlanSchema>

/** The limit that counts for a room: its mechanism's, or one that a coordinator has set for it, with why. */
export const roomLimitSchema = z.object({
  unit: z.enum(LIMIT_UNITS),
  max: z.int(),
  set: z.nullable(
    z.object({
      reason: z.string(),
      at: z.iso.datetime(),
      by: organizationSchema,
    }),
  ),
})
export type RoomLimit = z.infer<typeof roomLimitSchema>

/**
 * Answer of `GET /api/rooms/:id/plan`. `limit` is null where neither the mechanism nor anybody has given one.
 * `organizations` are those that may lead a section; `canPlan` for coordinators.
 */
export const roomPlanSchema = z.object({
  mechanism: z.nullable(knownMechanismSchema),
  limit: z.nullable(roomLimitSchema),
  sections: z.array(sectionPlanSchema),
  organizations: z.array(organizationSchema),
  canPlan: z.boolean(),
})
export type RoomPlan = z.infer<typeof roomPlanSchema>

/** Body of `PUT /api/rooms/:id/plan/mechanism`; another one takes a limit that was set for the room away. */
export const mechanismChoiceSchema = z.object({
  mechanism: z.nullable(z.string().check(z.minLength(1), z.maxLength(80))),
})

/** Body of `PUT /api/rooms/:id/plan/limit`. */
export const limitInputSchema = z.object({
  unit: z.enum(LIMIT_UNITS),
  max: z.int().check(z.positive(), z.maximum(MAX_LIMIT)),
  reason: plainLineSchema(LIMIT_REASON_MAX_CHARS),
})
export type LimitInput = z.infer<typeof limitInputSchema>

/** Body of `PATCH /api/rooms/:id/plan/sections/:heading`; what is left out stays. */
export const sectionChangeSchema = z.object({
  lead: z.optional(z.nullable(idSchema<OrganizationId>())),
  coLeads: z.optional(z.array(idSchema<OrganizationId>()).check(z.maxLength(MAX_CO_LEADS))),
  state: z.optional(z.enum(SECTION_STATES)),
  dueOn: z.optional(z.nullable(z.iso.date().check(z.refine((day) => day >= '1900-01-01')))),
  budget: z.optional(z.nullable(z.int().check(z.positive(), z.maximum(MAX_BUDGET)))),
})
export type SectionChange = z.infer<typeof sectionChangeSchema>

/** The id of a heading as it may stand in an address. */
export const headingIdSchema = z.string().check(z.regex(/^[\w-]{1,64}$/))
