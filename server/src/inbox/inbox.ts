import { listMembersOf, markNotice, markRead } from '@plenary/db/notice-marks.ts'
import { countUnread, listNotices } from '@plenary/db/notices.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId, NoticeId } from '@plenary/shared/ids.ts'
import type { Reading, Unread } from '@plenary/shared/inbox.ts'
import { MAX_COUNTED_NOTICES, NOTICE_PAGE_SIZE } from '@plenary/shared/limits.ts'
import type { NoticeList } from '@plenary/shared/notices.ts'
import type { ServerContext } from '../context.ts'
import { showNotices } from './notice-views.ts'

/** Whose inbox it is. It holds what all mandates of the account hear: who speaks for two would miss half otherwise. */
type Reader = { accountId: AccountId }

/** A page of the notices of an account, the newest first. */
export async function listInbox(
  ctx: ServerContext,
  { accountId }: Reader,
  before: NoticeId | null,
): Promise<NoticeList> {
  const records = await listNotices(ctx.db, accountId, { before, limit: NOTICE_PAGE_SIZE })
  const next = records.length === NOTICE_PAGE_SIZE ? (records.at(-1)?.id ?? null) : null
  return { items: await showNotices(ctx.db, records), next }
}

/** How many notices of an account are unread. */
export async function getUnread(ctx: ServerContext, { accountId }: Reader): Promise<Unread> {
  return { unread: await countUnread(ctx.db, accountId, MAX_COUNTED_NOTICES) }
}

/**
 * Marks one notice as read or unread.
 *
 * @throws {AppError} `not-found` when the account has none of that id
 */
export async function markOne(
  ctx: ServerContext,
  reader: Reader,
  mark: { id: NoticeId; isRead: boolean },
): Promise<Unread> {
  if (!(await markNotice(ctx.db, reader.accountId, mark))) throw new AppError('not-found')
  return tellAndCount(ctx, reader)
}

/** Marks what is about a thread as read, or all up to a notice. Of a thread without notices nothing is said. */
export async function markMany(ctx: ServerContext, reader: Reader, which: Reading): Promise<Unread> {
  await markRead(ctx.db, reader.accountId, which)
  return tellAndCount(ctx, reader)
}

/** The other tabs and devices of the account show it too. */
async function tellAndCount(ctx: ServerContext, reader: Reader): Promise<Unread> {
  ctx.inboxNews.tell(await listMembersOf(ctx.db, reader.accountId))
  return getUnread(ctx, reader)
}
