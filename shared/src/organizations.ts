import * as z from 'zod/mini'
import { idSchema, type OrganizationId } from './ids.ts'
import { CONTACT_MAX_CHARS, ORGANIZATION_NAME_MAX_CHARS, SHORT_NAME_MAX_CHARS } from './limits.ts'
import { bothNames, localizedSchema, optionalNamesSchema } from './localized.ts'
import { nameSchema, optionalLineSchema } from './plain-line.ts'

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

/**
 * An organisation as the coalition's members see it. `contact` is a line of the organisation, not of a person;
 * `isListed` says whether it is named in public beside a sealed text. One that nobody speaks for any more has handed
 * over to another.
 */
export const organizationRecordSchema = z.extend(organizationSchema, {
  website: z.nullable(z.string()),
  contact: z.nullable(z.string()),
  isListed: z.boolean(),
  handedOverTo: z.nullable(idSchema<OrganizationId>()),
})
export type OrganizationRecord = z.infer<typeof organizationRecordSchema>

const websiteSchema = optionalLineSchema(CONTACT_MAX_CHARS).check(
  z.refine((address) => address === null || isWebsite(address), 'not the address of a website'),
)

/** Body of `POST /api/coalitions/:slug/organizations` and `PUT /api/organizations/:id`. Empty lines count as none. */
export const organizationInputSchema = z
  .object({
    ...optionalNamesSchema(ORGANIZATION_NAME_MAX_CHARS),
    shortName: nameSchema(SHORT_NAME_MAX_CHARS),
    website: websiteSchema,
    contact: optionalLineSchema(CONTACT_MAX_CHARS),
    isListed: z.boolean(),
    language: z.enum(['en', 'fr']),
  })
  .check(...bothNames)
export type OrganizationInput = z.infer<typeof organizationInputSchema>

function isWebsite(address: string): boolean {
  // Some take a space in it for an address, and some do not.
  const url = /\s/.test(address) ? null : URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}
