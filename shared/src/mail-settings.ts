import * as z from 'zod/mini'
import { LOCALES } from './localized.ts'

/** When notices are mailed: never; once a day; once a day, and mentions and things to see to within minutes. */
export const MAIL_RHYTHMS = ['off', 'daily', 'at-once'] as const
export type MailRhythm = (typeof MAIL_RHYTHMS)[number]

/**
 * Answer of `GET /api/inbox/mail`. `canMail` says why nothing is mailed, if nothing can be: the server sends no mail,
 * or the account has no address. `digestHour` is that of the daily mail, in UTC.
 */
export const mailSettingsSchema = z.object({
  rhythm: z.enum(MAIL_RHYTHMS),
  /** Whether mails may hold titles and words. */
  includesText: z.boolean(),
  canMail: z.enum(['yes', 'no-mail', 'no-address']),
  digestHour: z.int(),
})
export type MailSettings = z.infer<typeof mailSettingsSchema>

/**
 * Body of `PUT /api/inbox/mail`; the mails are in this language. Anything but `off` is refused with `mail-failed` where
 * the server sends none or the account has no address.
 */
export const mailSettingsInputSchema = z.object({
  rhythm: z.enum(MAIL_RHYTHMS),
  includesText: z.boolean(),
  locale: z.enum(LOCALES),
})
export type MailSettingsInput = z.infer<typeof mailSettingsInputSchema>
