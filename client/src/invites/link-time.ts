import type { Locale } from '@plenary/shared/localized.ts'
import { languageTag } from '../formats.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A link with less left than this is about to end. */
const SOON_MS = 12 * HOUR_MS

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
