import type { AccountId, NoticeId } from '@plenary/shared/ids.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { NoticeKind } from '@plenary/shared/notices.ts'
import type { ExpressionBuilder } from 'kysely'
import type { Db } from './database.ts'
import { selectNotices } from './notices.ts'
import type { Tables } from './schema.ts'

/** What is mailed at once, to whoever wants that. */
const URGENT: readonly NoticeKind[] = ['mention', 'assignment']

/**
 * A mail that may be due: that of a day (`YYYY-MM-DD`), or one at once for what is old enough, unless there was one
 * since.
 */
export type DueMail =
  | { of: 'day'; day: string }
  | { of: 'moment'; now: Date; gatheredBy: Date; pausedSince: Date }

/** A mail that was taken: nobody else sends it, and if it is not sent now it never is. */
export type MailClaim = {
  accountId: AccountId
  email: string
  includesText: boolean
  locale: Locale
  noticeIds: NoticeId[]
}

/** The accounts to which a mail may be due. Whether there is anything to say is known once it is taken. */
export async function listAccountsDue(db: Db, due: DueMail, limit: number): Promise<AccountId[]> {
  const rows = await selectDue(db, due)
    .select('mail_settings.account_id')
    .orderBy('mail_settings.account_id')
    .limit(limit)
    .execute()
  return rows.map(({ account_id }) => account_id)
}

/**
 * Takes a mail, with what it is to say: all that is unread and was never mailed. Of several nodes one has it. Null when
 * it is not due any more, or has nothing to say.
 */
export async function claimMail(db: Db, accountId: AccountId, due: DueMail): Promise<MailClaim | null> {
  return db.transaction().execute(async (trx) => {
    const settings = await selectDue(trx, due)
      .select(['accounts.email', 'includes_text as includesText', 'locale'])
      .where('mail_settings.account_id', '=', accountId)
      .forUpdate('mail_settings')
      .skipLocked()
      .executeTakeFirst()
    if (!settings?.email) return null
    const noticeIds = await claimNotices(trx, accountId, due)
    if (due.of === 'moment' && noticeIds.length === 0) return null
    await trx
      .updateTable('mail_settings')
      .set(due.of === 'day' ? { last_daily_on: due.day } : { last_at_once_at: due.now })
      .where('account_id', '=', accountId)
      .execute()
    const { email, includesText, locale } = settings
    return noticeIds.length === 0 ? null : { accountId, email, includesText, locale, noticeIds }
  })
}

function selectDue(db: Db, due: DueMail) {
  return db
    .selectFrom('mail_settings')
    .innerJoin('accounts', 'accounts.id', 'mail_settings.account_id')
    .where('accounts.email', 'is not', null)
    .where((eb) => (due.of === 'day' ? isDayDue(eb, due) : isMomentDue(eb, due)))
}

type Settings = ExpressionBuilder<Tables, 'mail_settings'>

function isDayDue(eb: Settings, { day }: DueMail & { of: 'day' }) {
  const isNew = eb.or([eb('last_daily_on', 'is', null), eb('last_daily_on', '<', day)])
  return eb.and([eb('rhythm', '!=', 'off'), isNew])
}

function isMomentDue(eb: Settings, { gatheredBy, pausedSince }: DueMail & { of: 'moment' }) {
  const waiting = eb
    .selectFrom('notices')
    .innerJoin('members', 'members.id', 'notices.member_id')
    .select('notices.id')
    .whereRef('members.account_id', '=', 'mail_settings.account_id')
    .where('notices.is_read', '=', false)
    .where('notices.is_mailed', '=', false)
    .where('notices.kind', 'in', URGENT)
    .where('notices.created_at', '<=', gatheredBy)
  return eb.and([
    eb('rhythm', '=', 'at-once'),
    eb.or([eb('last_at_once_at', 'is', null), eb('last_at_once_at', '<=', pausedSince)]),
    eb.exists(waiting),
  ])
}

async function claimNotices(db: Db, accountId: AccountId, due: DueMail): Promise<NoticeId[]> {
  const wanted = selectNotices(db, accountId)
    .select('notices.id')
    .where('notices.is_read', '=', false)
    .where('notices.is_mailed', '=', false)
    .$if(due.of === 'moment', (query) => query.where('notices.kind', 'in', URGENT))
  const rows = await db
    .updateTable('notices')
    .set({ is_mailed: true })
    .where('notices.id', 'in', wanted)
    .returning('notices.id')
    .execute()
  return rows.map(({ id }) => id)
}
