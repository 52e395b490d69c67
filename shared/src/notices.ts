import * as z from 'zod/mini'
import { idSchema, type MemberId, type NoticeId, type RoomId, type ThreadId } from './ids.ts'
import { localizedSchema } from './localized.ts'
import { organizationSchema } from './organizations.ts'
import { DISPOSITIONS } from './threads.ts'

/**
 * What somebody hears of: that they are mentioned, given something to see to, answered; that a thread of theirs is
 * settled, or what it proposed put into the text; that their organisation is asked in a round; that it is asked to sign a version, and again that it still is; that one has
 * decided on it; that the text has moved since one's own signed it; that
 * most of a text was deleted.
 */
export const NOTICE_KINDS = [
  'mention',
  'assignment',
  'reply',
  'settlement',
  'application',
  'round',
  'sign-off',
  'sign-off-reminder',
  'sign-off-decision',
  'text-moved',
  'mass-deletion',
] as const
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
