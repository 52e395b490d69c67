import * as z from 'zod/mini'
import { idSchema, type MemberId, type NoticeId, type RoomId, type ThreadId } from './ids.ts'
import { LOCALES, localizedSchema } from './localized.ts'
import { organizationSchema } from './organizations.ts'
import { DISPOSITIONS } from './threads.ts'

/**
 * What somebody hears of: that they are mentioned, given something to see to, answered; that a thread of theirs is
 * settled, or what it proposed put into the text.
 */
export const NOTICE_KINDS = ['mention', 'assignment', 'reply', 'settlement', 'application'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/**
 * A notice as its member reads it: who did what, where and when, with the names that the room has for people now.
 * `isDirect` says that it is to the member and not to their organisation. `excerpt` is how the comment begins that it
 * is about, `quote` how the words begin that the thread is about. `disposition` is what became of a settled thread.
 */
export const noticeSchema = z.object({
  id: idSchema<NoticeId>(),
  kind: z.enum(NOTICE_KINDS),
  isDirect: z.boolean(),
  isRead: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Without a name in a room that has none; with an empty one for whoever has deleted their account. */
  by: z.object({ name: z.nullable(z.string()), organization: organizationSchema }),
  /** The mandate that it is for; an account may hold several. */
  to: z.object({ memberId: idSchema<MemberId>(), organization: organizationSchema }),
  coalition: z.object({ slug: z.string(), name: localizedSchema }),
  room: z.object({ id: idSchema<RoomId>(), title: z.string() }),
  /** Null for what is about a room as a whole. */
  threadId: z.nullable(idSchema<ThreadId>()),
  quote: z.nullable(z.string()),
  excerpt: z.nullable(z.string()),
  disposition: z.nullable(z.enum(DISPOSITIONS)),
})
export type Notice = z.infer<typeof noticeSchema>

/** Answer of `GET /api/inbox?before=`: a page, the newest first, and before which notice the next one begins. */
export const noticeListSchema = z.object({
  items: z.array(noticeSchema),
  next: z.nullable(idSchema<NoticeId>()),
})
export type NoticeList = z.infer<typeof noticeListSchema>

/** What stands after the `?`. */
export const noticePageSchema = z.object({ before: z.optional(idSchema<NoticeId>()) })

/** Answer of `GET /api/inbox/unread` and of whatever marks notices: how many are unread, up to a hundred. */
export const unreadSchema = z.object({ unread: z.int() })
export type Unread = z.infer<typeof unreadSchema>

/** Body of `PUT /api/inbox/notices/:id`. */
export const noticeMarkSchema = z.object({ isRead: z.boolean() })

/**
 * Body of `POST /api/inbox/read`: those of a thread that was opened, or all up to one of them, so that what has come
 * since one looked stays unread.
 */
export const readingSchema = z.union([
  z.object({ threadId: idSchema<ThreadId>() }),
  z.object({ upTo: idSchema<NoticeId>() }),
])
export type Reading = z.infer<typeof readingSchema>

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
