import * as z from 'zod/mini'
import { EMAIL_MAX_CHARS } from './limits.ts'

/** An e-mail address, in lower case. */
export const emailSchema = z.pipe(
  z.string().check(z.trim(), z.toLowerCase(), z.maxLength(EMAIL_MAX_CHARS)),
  z.email(),
)

/** The same, or null for none; an empty line counts as none. */
export const optionalEmailSchema = z.union([
  z.null(),
  z.pipe(
    z.string().check(z.trim(), z.maxLength(0)),
    z.transform(() => null),
  ),
  emailSchema,
])
