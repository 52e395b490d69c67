import * as z from 'zod/mini'

// Control characters, halves of letters, and what turns the direction of the words after it (UAX #9, 2.1 to 2.4).
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

/** To be checked of words that people see: they hold nothing that is not seen, and that would disguise them. */
export const seen = z.refine<string>((text) => !UNSEEN.test(text), 'characters that are not seen')

/** To be checked of text of any kind that is kept: a database takes neither zero bytes nor halves of letters. */
export const keepable = z.refine<string>(
  (text) => text.isWellFormed() && !text.includes('\0'),
  'characters that cannot be kept',
)

// Letters of two alphabets that look alike, in one word: nobody's name, but a way to look like somebody else
// (Unicode UTS #39, 5.2).
const LOOK_ALIKE =
  /(?=[\p{L}\p{M}]*\p{Script=Latin})(?=[\p{L}\p{M}]*[\p{Script=Cyrillic}\p{Script=Greek}])[\p{L}\p{M}]+/u

/** A line that people see: trimmed, not empty, of a length, and without characters that are not seen. */
export function plainLineSchema(maxChars: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(maxChars), seen)
}

/** The same for somebody's name, which must not mix alphabets to look like another's. */
export function nameSchema(maxChars: number) {
  return plainLineSchema(maxChars).check(
    z.refine((text) => !LOOK_ALIKE.test(text), 'two alphabets in a word'),
  )
}

/** A line that may be left empty, or be null: null then. */
export function optionalLineSchema(maxChars: number) {
  return z.union([
    z.null(),
    z.pipe(
      z.string().check(z.trim(), z.maxLength(maxChars), seen),
      z.transform((text: string) => text || null),
    ),
  ])
}
