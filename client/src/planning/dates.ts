import type { Locale } from '@plenary/shared/localized.ts'
import { languageTag } from '../formats.ts'

/** A day that may be known to its month or year alone, `2018-10`: "October 2018". What is no such day stays as it is. */
export function partialDate(day: string, locale: Locale): string {
  const date = new Date(
    `${day}T00:00:00Z`.replace(/^(\d{4})T/, '$1-01-01T').replace(/^(\d{4}-\d\d)T/, '$1-01T'),
  )
  if (Number.isNaN(date.getTime())) return day
  const parts = day.split('-').length
  return new Intl.DateTimeFormat(languageTag(locale), {
    timeZone: 'UTC',
    year: 'numeric',
    ...(parts > 1 && { month: 'long' }),
    ...(parts > 2 && { day: 'numeric' }),
  }).format(date)
}

/** The host of an address, "upr-info.org"; null for a source that is no address. */
export function hostOf(source: string): string | null {
  if (!/^https?:\/\//.test(source) || !URL.canParse(source)) return null
  return new URL(source).hostname.replace(/^www\d*\./, '').replace(/\.$/, '')
}
