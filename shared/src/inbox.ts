import * as z from 'zod/mini'
import { idSchema, type NoticeId, type ThreadId } from './ids.ts'

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
