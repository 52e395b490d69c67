import type { Locale } from '@plenary/shared/localized.ts'
import { dayAndTime } from '../formats.ts'

/**
 * "Monday 8 March, 18:00", with the year where it is another, and the name of the time zone: the reader's own where none
 * is given.
 */
export function momentParts(
  iso: string,
  locale: Locale,
  timeZone?: string,
): { moment: string; zone: string } {
  const { day, time, zone } = dayAndTime(iso, locale, timeZone)
  const year = new Date(iso).getFullYear()
  const whole = year === new Date().getFullYear() ? day : `${day} ${year}`
  return { moment: `${whole}, ${time}`, zone }
}

/** The moment of a day and a time as the browser's fields give them, in the reader's own time zone; null for none. */
export function momentOf(day: string, time: string): Date | null {
  const moment = new Date(`${day}T${time}`)
  return day && time && !Number.isNaN(moment.getTime()) ? moment : null
}

/** What the browser's fields take for a moment: the day and the time in the reader's own time zone. */
export function fieldsOf(moment: Date): { day: string; time: string } {
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    day: `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
    time: `${two(moment.getHours())}:${two(moment.getMinutes())}`,
  }
}
