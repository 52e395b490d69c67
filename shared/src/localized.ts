import * as z from 'zod/mini'

/** Languages of the interface. */
export const LOCALES = ['en', 'fr'] as const
export type Locale = (typeof LOCALES)[number]

/** A name in both languages of the interface. Where an organisation has only one, both hold it. */
export const localizedSchema = z.object({ en: z.string(), fr: z.string() })
export type Localized = z.infer<typeof localizedSchema>
