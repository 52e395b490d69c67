import type { AccountId } from '@plenary/shared/ids.ts'
import type { MailSettingsInput } from '@plenary/shared/mail-settings.ts'
import type { Db } from './database.ts'

/** Which mail an account wants, or null where it has never said. */
export async function findMailSettings(db: Db, accountId: AccountId): Promise<MailSettingsInput | null> {
  const row = await db
    .selectFrom('mail_settings')
    .select(['rhythm', 'includes_text as includesText', 'locale'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row ?? null
}

/** Changes that. What waits unread when mail is turned on is not mailed: it was not meant to be. */
export async function putMailSettings(
  db: Db,
  accountId: AccountId,
  { rhythm, includesText, locale }: MailSettingsInput,
): Promise<void> {
  const former = await findMailSettings(db, accountId)
  const values = { rhythm, includes_text: includesText, locale }
  await db
    .insertInto('mail_settings')
    .values({ account_id: accountId, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute()
  if (rhythm !== 'off' && (former === null || former.rhythm === 'off')) await skipWaiting(db, accountId)
}

async function skipWaiting(db: Db, accountId: AccountId): Promise<void> {
  await db
    .updateTable('notices')
    .set({ is_mailed: true })
    .where('is_mailed', '=', false)
    .where('member_id', 'in', (members) =>
      members.selectFrom('members').select('members.id').where('account_id', '=', accountId),
    )
    .execute()
}

/** Ends all mails about notices to an account. */
export async function turnMailOff(db: Db, accountId: AccountId): Promise<void> {
  await db.updateTable('mail_settings').set({ rhythm: 'off' }).where('account_id', '=', accountId).execute()
}
