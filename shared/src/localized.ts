import * as z from 'zod/mini'
import { optionalLineSchema } from './plain-line.ts'

/** Languages of the interface. */
export const LOCALES = ['en', 'fr'] as const
export type Locale = (typeof LOCALES)[number]

/** A name in both languages of the interface. Where an organisation has only one, both hold it. */
export const localizedSchema = z.object({ en: z.string(), fr: z.string() })
export type Localized = z.infer<typeof localizedSchema>

/** The two fields in which a name is asked for; `bothNames` then asks for one of them at least. */
export function optionalNamesSchema(maxChars: number) {
  return { nameEn: optionalLineSchema(maxChars), nameFr: optionalLineSchema(maxChars) }
}

type Names = { nameEn: string | null; nameFr: string | null }

/** To be checked of an object with `optionalNamesSchema`: it says `nameEn` when both are empty. */
export const bothNames = [
  z.refine<Names>(({ nameEn, nameFr }) => nameEn !== null || nameFr !== null, {
    path: ['nameEn'],
    message: 'a name in one language at least',
  }),
] as const

/** What was given of a name; a language without one takes the other's. */
export function localizedOf({ nameEn, nameFr }: Names): Localized {
  return { en: nameEn ?? nameFr ?? '', fr: nameFr ?? nameEn ?? '' }
}
