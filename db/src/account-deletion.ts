import type { AccountId, CoalitionId, MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A mandate that has ended with its account. */
export type EndedMandate = { memberId: MemberId; coalitionId: CoalitionId; organizationId: OrganizationId }

/**
 * Whether some coalition would be left without a coordinator while others are in it. Locks every coordinator there
 * until the transaction ends, so that two of them cannot go at once.
 */
export async function isLastCoordinator(db: Db, accountId: AccountId): Promise<boolean> {
  const own = db
    .selectFrom('members as own')
    .select('own.coalition_id')
    .where('own.account_id', '=', accountId)
    .where('own.role', '=', 'coordinator')
    .where('own.removed_at', 'is', null)
  const coordinators = await db
    .selectFrom('members')
    .select(['coalition_id', 'account_id', 'suspended_at'])
    .where('role', '=', 'coordinator')
    .where('removed_at', 'is', null)
    .where('coalition_id', 'in', own)
    .orderBy('id')
    .forUpdate()
    .execute()
  const led = new Set(
    coordinators
      .filter((one) => one.account_id !== accountId && one.suspended_at === null)
      .map((one) => one.coalition_id),
  )
  const left = [...new Set(coordinators.map((one) => one.coalition_id))].filter((id) => !led.has(id))
  if (left.length === 0) return false
  const other = await db
    .selectFrom('members')
    .select('id')
    .where('coalition_id', 'in', left)
    .where('account_id', '!=', accountId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return other !== undefined
}

/**
 * Ends every mandate of an account and takes its names away, also from mandates and requests that ended earlier.
 * Answers with those that were alive, ordered by coalition.
 */
export async function endMandatesOf(db: Db, accountId: AccountId, now: Date): Promise<EndedMandate[]> {
  const ended = await db
    .updateTable('members')
    .set({ removed_at: now })
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .returning(['id as memberId', 'coalition_id as coalitionId', 'organization_id as organizationId'])
    .execute()
  await db.updateTable('members').set({ display_name: '' }).where('account_id', '=', accountId).execute()
  await db
    .updateTable('join_requests')
    .set({ state: 'withdrawn', decided_at: now })
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .execute()
  await db
    .updateTable('join_requests')
    .set({ display_name: '', organization_name: null })
    .where('account_id', '=', accountId)
    .execute()
  return ended.toSorted((a, b) => (a.coalitionId < b.coalitionId ? -1 : 1))
}

/**
 * Takes away everything by which an account can be entered or told whose it was. The row stays, since what was written
 * under its mandates names them.
 */
export async function eraseAccount(db: Db, accountId: AccountId, now: Date): Promise<void> {
  await forgetInvitedAddress(db, accountId)
  await db.deleteFrom('credentials').where('account_id', '=', accountId).execute()
  await db.deleteFrom('passkeys').where('account_id', '=', accountId).execute()
  await db.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
  await db.deleteFrom('one_time_secrets').where('account_id', '=', accountId).execute()
  await db.deleteFrom('sessions').where('account_id', '=', accountId).execute()
  await db.deleteFrom('mail_settings').where('account_id', '=', accountId).execute()
  await db
    .updateTable('accounts')
    .set({ email: null, name: '', may_create_coalitions: false, deleted_at: now })
    .where('id', '=', accountId)
    .execute()
}

/** A link that was made for one address and is used up need not know it any more. */
async function forgetInvitedAddress(db: Db, accountId: AccountId): Promise<void> {
  await db
    .updateTable('invites')
    .set({ email: null })
    .where('uses', '>=', sql<number>`max_uses`)
    .where('id', 'in', (query) =>
      query.selectFrom('join_requests').select('invite_id').where('account_id', '=', accountId),
    )
    .execute()
}
