import * as z from 'zod/mini'

// Control characters, and those that turn the direction of the words after them (Unicode UAX #9, 2.1 to 2.4).
const UNSEEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

/** A line that people see: trimmed, not empty, of a length, and without characters that are not seen. */
export function plainLineSchema(maxChars: number) {
  return z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(maxChars),
    z.refine((text) => !UNSEEN.test(text), 'characters that are not seen'),
  )
}
