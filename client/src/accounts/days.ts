import type { Locale } from '@plenary/shared/localized.ts'
import { languageTag } from '../formats.ts'

const PARTS: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }

/** "4 March 2027" for a moment, in the reader's own time zone. */
export function dayOf(moment: string, locale: Locale): string {
  return new Intl.DateTimeFormat(languageTag(locale), PARTS).format(new Date(moment))
}

/** The same for a `YYYY-MM-DD`: a day has no time zone. */
export function writtenDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(languageTag(locale), { ...PARTS, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
