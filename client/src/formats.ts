import type { Locale } from '@plenary/shared/localized.ts'

// Day before month in both languages, as the coalitions write dates.
const TAGS = { en: 'en-GB', fr: 'fr-FR' } satisfies Record<Locale, string>

/** The tag with which numbers, dates and lists are written. */
export function languageTag(locale: Locale): string {
  return TAGS[locale]
}

/** "Thursday 4 March 2027", in the reader's own time zone. */
export function longDate(date: Date, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(TAGS[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).formatToParts(date)
  // Browsers differ over a comma after the weekday; neither language needs one.
  return parts.flatMap(({ type, value }) => (type === 'literal' ? [] : [value])).join(' ')
}

/** "4 March 2027", in the reader's own time zone. */
export function calendarDate(date: Date, locale: Locale): string {
  return FORMATTERS.date(locale).format(date)
}

/** "4 March", with the year where it is another, in the reader's own time zone. */
export function shortDay(date: Date, locale: Locale): string {
  const isOfThisYear = date.getFullYear() === new Date().getFullYear()
  return isOfThisYear ? FORMATTERS.day(locale).format(date) : calendarDate(date, locale)
}

/** The parts of a `YYYY-MM-DD`; the year is null when it is `thisYear`. A day has no time zone. */
export function dayParts(day: string, locale: Locale, thisYear: number) {
  const date = new Date(`${day}T00:00:00Z`)
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(TAGS[locale], { timeZone: 'UTC', ...options }).format(date)
  return {
    day: part({ day: 'numeric' }),
    month: part({ month: 'long' }),
    year: date.getUTCFullYear() === thisYear ? null : part({ year: 'numeric' }),
  }
}

/** "Kestrel, Larkspur and Harbourlight": each name kept apart from the direction of the words around it. */
export function nameList(names: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(TAGS[locale], { type: 'conjunction' }).format(names.map(isolate))
}

/** A name that people chose, for use inside a sentence: it cannot turn the sentence around (bidi isolation). */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`
}

/** "14:32" in English, "14 h 32" in French, in the reader's own time zone. */
export function clockTime(date: Date, locale: Locale): string {
  return clockText(FORMATTERS.clock(locale).format(date), locale)
}

function clockText(time: string, locale: Locale): string {
  return locale === 'fr' ? time.replace(':', '\u00a0h\u00a0') : time
}

/** The day, the time and the name of the time zone in which both are said: the reader's own where none is given. */
export function dayAndTime(
  iso: string,
  locale: Locale,
  timeZone?: string,
): { day: string; time: string; zone: string } {
  const date = new Date(iso)
  const { day, time, zone } = momentFormatters(locale, timeZone)
  return {
    // Browsers differ over a comma after the weekday; neither language needs one.
    day: day
      .formatToParts(date)
      .flatMap(({ type, value }) => (type === 'literal' ? [] : [value]))
      .join(' '),
    time: clockText(time.format(date), locale),
    zone: zone.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? '',
  }
}

const MOMENTS = new Map<string, Record<'day' | 'time' | 'zone', Intl.DateTimeFormat>>()

function momentFormatters(locale: Locale, timeZone?: string) {
  const key = `${locale} ${timeZone ?? ''}`
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(TAGS[locale], { ...options, ...(timeZone && { timeZone }) })
  const made = MOMENTS.get(key) ?? {
    day: formatter({ weekday: 'long', day: 'numeric', month: 'long' }),
    time: formatter({ hour: '2-digit', minute: '2-digit' }),
    zone: formatter({ timeZoneName: 'longGeneric' }),
  }
  MOMENTS.set(key, made)
  return made
}

/** "5,186" in English, "5 186" in French. */
export function wholeNumber(number: number, locale: Locale): string {
  return FORMATTERS.number(locale).format(number)
}

// Making a formatter takes most of a millisecond, and these are used with every key.
const FORMATTERS = {
  clock: kept((tag) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' })),
  day: kept((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long' })),
  date: kept((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric' })),
  number: kept((tag) => new Intl.NumberFormat(tag)),
}

function kept<T>(make: (tag: string) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>()
  return (locale) => {
    const formatter = made.get(locale) ?? make(TAGS[locale])
    made.set(locale, formatter)
    return formatter
  }
}
