import * as z from 'zod/mini'
import { emailSchema } from './email.ts'
import { type AccountId, idSchema, type PasskeyId, type SessionId } from './ids.ts'
import {
  PASSKEY_NAME_MAX_CHARS,
  PASSWORD_MAX_CHARS,
  PASSWORD_MIN_CHARS,
  PERSON_NAME_MAX_CHARS,
} from './limits.ts'
import { mandateSchema } from './members.ts'
import { nameSchema } from './plain-line.ts'

const newPasswordSchema = z.string().check(z.minLength(PASSWORD_MIN_CHARS), z.maxLength(PASSWORD_MAX_CHARS))
const anyPasswordSchema = z.string().check(z.minLength(1), z.maxLength(PASSWORD_MAX_CHARS))
/** Six digits of an app, or a recovery code; spaces and dashes do not count. */
const codeSchema = z.string().check(z.trim(), z.minLength(6), z.maxLength(40))
/** What a browser makes of an answer of a passkey (WebAuthn Level 3, 5.1): checked by the server's library. */
const webAuthnResponseSchema = z.looseObject({
  id: z.string().check(z.maxLength(1_400)),
  response: z.looseObject({ clientDataJSON: z.string() }),
})
/** A secret of a link of ours: 256 bits in base64url. */
const linkTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/**
 * Body of `POST /api/accounts`, where the server sends mail: the answer is 202 and the same for every address, and
 * the rest comes by mail. Elsewhere accounts begin with an invite, and it is refused with `invitation-needed`.
 * The name is the one a person chooses; it need not be a civil name.
 */
export const registrationSchema = z.object({
  email: emailSchema,
  name: nameSchema(PERSON_NAME_MAX_CHARS),
  password: newPasswordSchema,
})
export type Registration = z.infer<typeof registrationSchema>

/**
 * Body of `POST /api/accounts/confirm`, for the link `/confirm?for=account#TOKEN` of a mail. The account begins with
 * it and the answer is `Me`, signed in. It asks for the password that was chosen: whoever opens the mail might
 * otherwise confirm an account that somebody else has begun in their name. Refused with `link-ended`,
 * `wrong-credentials` (the link goes on).
 */
export const accountConfirmationSchema = z.object({ token: linkTokenSchema, password: anyPasswordSchema })
export type AccountConfirmation = z.infer<typeof accountConfirmationSchema>

/**
 * Body of `POST /api/me/email/confirm`, for the link `/confirm?for=email#TOKEN` of a mail: by the same account, signed
 * in. Answers with `Me`. Refused with `signed-out`, `link-ended`, `email-taken`.
 */
export const linkTokenBodySchema = z.object({ token: linkTokenSchema })

/**
 * Body of `POST /api/sessions`. Refused with `code-needed` when the password is right and the account asks for a code
 * as well; `wrong-code` when that one is wrong.
 */
export const signInSchema = z.object({
  email: emailSchema,
  password: anyPasswordSchema,
  code: z.optional(codeSchema),
})
export type SignIn = z.infer<typeof signInSchema>

/** An account as its own holder sees it; the e-mail address is shown to nobody else. A guest has none. */
export const accountSchema = z.object({
  id: idSchema<AccountId>(),
  email: z.nullable(z.string()),
  name: z.string(),
})
export type Account = z.infer<typeof accountSchema>

/**
 * Answer of `GET /api/me`: who is signed in, for whom they may speak, and for whom they speak now. `canComeBack` is
 * false for a guest whose only key is this browser's session.
 */
export const meSchema = z.object({
  account: accountSchema,
  mandates: z.array(mandateSchema),
  acting: z.nullable(mandateSchema),
  canComeBack: z.boolean(),
  canCreateCoalition: z.boolean(),
})
export type Me = z.infer<typeof meSchema>

/** Body of `PATCH /api/me`. Answers with `Me`. */
export const accountNameSchema = z.object({ name: nameSchema(PERSON_NAME_MAX_CHARS) })

/**
 * Body of `PUT /api/me/password`. An account with a password or a passkey proves itself afresh first
 * (`proof-needed`); all its other sessions end. Answer 204.
 */
export const passwordChangeSchema = z.object({ password: newPasswordSchema })

/**
 * Body of `PUT /api/me/email`, which asks for a proof. Where the server sends mail, it sends a link to the new address, which counts once
 * that is opened (`outcome: 'confirm-by-mail'`); elsewhere it counts at once, or is refused with `email-taken`.
 */
export const emailChangeSchema = z.object({ email: emailSchema })
export const emailChangedSchema = z.object({ outcome: z.enum(['changed', 'confirm-by-mail']) })

/** Body of `POST /api/password-resets`: 202 whatever the address; `mail-failed` where the server sends no mail. */
export const forgottenPasswordSchema = z.object({ email: emailSchema })

/** Body of `POST /api/password-resets/redeem`, for the link `/reset-password#TOKEN`: sets the password and ends every session. Answer 204. */
export const passwordResetSchema = z.object({ token: linkTokenSchema, password: newPasswordSchema })

/**
 * Body of `POST /api/me/proof`: it is still you, for the next ten minutes. An act that needs it is refused with
 * `proof-needed` before. A passkey proves it by `POST /api/passkeys/prove`.
 */
export const proofSchema = z.object({ password: anyPasswordSchema, code: z.optional(codeSchema) })

/** How an account may prove itself. Answer of `GET /api/me/keys`. */
export const accountKeysSchema = z.object({
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  recoveryCodesLeft: z.int(),
  passkeys: z.array(
    z.object({
      id: idSchema<PasskeyId>(),
      name: z.string(),
      createdAt: z.iso.datetime(),
      /** `YYYY-MM-DD` */
      lastUsedOn: z.nullable(z.string()),
    }),
  ),
})
export type AccountKeys = z.infer<typeof accountKeysSchema>

/**
 * Body of `POST /api/passkeys`, which asks for a proof; answers with `AccountKeys`. Before it comes
 * `POST /api/passkeys/options` with an empty body; the answer, and that of the other `…-options`, is WebAuthn's own
 * JSON. `PATCH /api/passkeys/:id` renames (204); `DELETE /api/passkeys/:id` asks for a proof, ends all other sessions
 * (204) and is refused with `last-key` for the only way in.
 */
export const newPasskeySchema = z.object({
  name: nameSchema(PASSKEY_NAME_MAX_CHARS),
  response: webAuthnResponseSchema,
})
export const passkeyNameSchema = z.object({ name: nameSchema(PASSKEY_NAME_MAX_CHARS) })
/** Body of `POST /api/passkeys/sign-in` (answers with `Me`) and `/prove` (204), each after its `…-options`. */
export const passkeyResponseSchema = z.object({ response: webAuthnResponseSchema })

/**
 * Answer of `POST /api/me/totp`, which asks for a proof: what an app needs. It counts once `PUT /api/me/totp` has shown
 * that it works; then all other sessions end. `DELETE /api/me/totp` asks for a proof too, and takes the recovery codes
 * along (204).
 */
export const newTotpSchema = z.object({ secret: z.string(), uri: z.string() })
export const totpCodeSchema = z.object({ code: codeSchema })
/** Answer of `PUT /api/me/totp` and `POST /api/me/recovery-codes`, which asks for a proof: told this once. */
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) })

/** One place where an account is signed in. Days only: when exactly, and from where, is not kept. */
export const ownSessionSchema = z.object({
  id: idSchema<SessionId>(),
  isCurrent: z.boolean(),
  signedInAt: z.iso.datetime(),
  /** `YYYY-MM-DD` */
  lastUsedOn: z.string(),
})
export type OwnSession = z.infer<typeof ownSessionSchema>

/**
 * Answer of `GET /api/sessions`: this one first, then the newest. `DELETE /api/sessions/:id` ends one,
 * `/api/sessions/others` all but this, `/api/sessions/current` this, and `/api/sessions` every one.
 */
export const ownSessionListSchema = z.object({ items: z.array(ownSessionSchema), next: z.null() })

/**
 * Body of `POST /api/setup`, with the secret of the link that an empty server prints: the first coordinator, who can
 * then make a coalition. Answers with `Me`, signed in.
 */
export const setupSchema = z.object({
  token: linkTokenSchema,
  email: emailSchema,
  name: nameSchema(PERSON_NAME_MAX_CHARS),
  password: newPasswordSchema,
})
export type Setup = z.infer<typeof setupSchema>
