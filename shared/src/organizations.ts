import * as z from 'zod/mini'
import { idSchema, type OrganizationId } from './ids.ts'
import { localizedSchema } from './localized.ts'

/** Slots of colour an organisation can have; given when it joins, never given again while eight last. */
export const HUES = [1, 2, 3, 4, 5, 6, 7, 8] as const
export type Hue = (typeof HUES)[number]

/** An organisation of a coalition: a party to the text. `letters` are the two on its mark. */
export const organizationSchema = z.object({
  id: idSchema<OrganizationId>(),
  name: localizedSchema,
  shortName: z.string(),
  letters: z.string(),
  hue: z.literal(HUES),
  language: z.string(),
})
export type Organization = z.infer<typeof organizationSchema>
