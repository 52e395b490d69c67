import type { Locale } from '../localized.ts'

const DAY: Record<Locale, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeZone: 'UTC' }),
}
const ISO_DAY = /^\d{4}-\d\d-\d\d$/

/** Whether a deadline is a day, and no words. */
export function isDay(deadline: string): boolean {
  return ISO_DAY.test(deadline) && !Number.isNaN(Date.parse(deadline))
}

/** A deadline as it is read: a day in the words of a language, and words as they stand. */
export function deadlineText(deadline: string, locale: Locale): string {
  return isDay(deadline) ? DAY[locale].format(new Date(deadline)) : deadline
}
