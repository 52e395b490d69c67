import type { Locale } from '@plenary/shared/localized.ts'
import { clockTime, languageTag } from '../formats.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A link with less left than this is about to end. */
const SOON_MS = 12 * HOUR_MS

/** The day, the time and the name of the time zone in which both are said: the reader's own. */
export function dayAndTime(iso: string, locale: Locale): { day: string; time: string; zone: string } {
  const date = new Date(iso)
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(languageTag(locale), options).formatToParts(date)
  const day = part({ weekday: 'long', day: 'numeric', month: 'long' })
  const zone = part({ timeZoneName: 'longGeneric' }).find(({ type }) => type === 'timeZoneName')
  return {
    // Browsers differ over a comma after the weekday; neither language needs one.
    day: day.flatMap(({ type, value }) => (type === 'literal' ? [] : [value])).join(' '),
    time: clockTime(date, locale),
    zone: zone?.value ?? '',
  }
}

/** "3 March". */
export function shortDay(iso: string, locale: Locale): string {
  const options = { day: 'numeric', month: 'long' } as const
  return new Intl.DateTimeFormat(languageTag(locale), options).format(new Date(iso))
}

/** "in 71 hours", "in 2 days": how long a link still works. */
export function timeLeft(expiresAt: string, now: number, locale: Locale): string {
  const leftMs = Math.max(0, new Date(expiresAt).getTime() - now)
  const format = new Intl.RelativeTimeFormat(languageTag(locale))
  // Three days are said in hours: "72 hours" is what was chosen.
  if (leftMs > 3 * DAY_MS) return format.format(Math.round(leftMs / DAY_MS), 'day')
  if (leftMs > HOUR_MS) return format.format(Math.round(leftMs / HOUR_MS), 'hour')
  return format.format(Math.ceil(leftMs / 60_000), 'minute')
}

/** Whether a link ends within the next half day. */
export function endsSoon(expiresAt: string, now: number): boolean {
  return new Date(expiresAt).getTime() - now < SOON_MS
}
