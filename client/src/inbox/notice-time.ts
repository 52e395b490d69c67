import type { Locale } from '@plenary/shared/localized.ts'
import { clockTime, languageTag } from '../formats.ts'

/** "14:32" for today, "4 Mar" this year, "4 Mar 2026" before; in the reader's own time zone. */
export function noticeTime(at: Date, now: Date, locale: Locale): string {
  if (at.toDateString() === now.toDateString()) return clockTime(at, locale)
  const isThisYear = at.getFullYear() === now.getFullYear()
  return new Intl.DateTimeFormat(languageTag(locale), {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at)
}
