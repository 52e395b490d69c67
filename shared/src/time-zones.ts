import * as z from 'zod/mini'

/**
 * Where the bodies are that coalitions write to, by the zone in which they set their deadlines: the UN's offices in
 * Geneva and New York, the parliaments of Canada and of the European Union.
 */
export const BODY_TIME_ZONES = [
  'Europe/Zurich',
  'America/New_York',
  'America/Toronto',
  'Europe/Brussels',
] as const

/** The name of a time zone that clocks here know (IANA). */
export const timeZoneSchema = z.string().check(z.maxLength(64), z.refine(isTimeZone))

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
