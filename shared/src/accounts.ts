import * as z from 'zod/mini'
import { type AccountId, idSchema } from './ids.ts'
import { EMAIL_MAX_CHARS, PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS, PERSON_NAME_MAX_CHARS } from './limits.ts'
import { mandateSchema } from './members.ts'
import { plainLineSchema } from './plain-line.ts'

const emailSchema = z.pipe(
  z.string().check(z.trim(), z.toLowerCase(), z.maxLength(EMAIL_MAX_CHARS)),
  z.email(),
)

/** Body of `POST /api/accounts`. The name is the one a person chooses; it need not be a civil name. */
export const registrationSchema = z.object({
  email: emailSchema,
  name: plainLineSchema(PERSON_NAME_MAX_CHARS),
  password: z.string().check(z.minLength(PASSWORD_MIN_CHARS), z.maxLength(PASSWORD_MAX_CHARS)),
})
export type Registration = z.infer<typeof registrationSchema>

/** Body of `POST /api/sessions`. */
export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().check(z.minLength(1), z.maxLength(PASSWORD_MAX_CHARS)),
})
export type SignIn = z.infer<typeof signInSchema>

/** An account as its own holder sees it; the e-mail address is shown to nobody else. */
export const accountSchema = z.object({
  id: idSchema<AccountId>(),
  email: z.string(),
  name: z.string(),
})
export type Account = z.infer<typeof accountSchema>

/** Answer of `GET /api/me`: who is signed in, for whom they may speak, and for whom they speak now. */
export const meSchema = z.object({
  account: accountSchema,
  mandates: z.array(mandateSchema),
  acting: z.nullable(mandateSchema),
})
export type Me = z.infer<typeof meSchema>
