import type { AccountId, MemberId } from '@plenary/shared/ids.ts'
import type { Db } from './database.ts'

/** A session as stored: never its id, only the hash of it. */
export type StoredSession = {
  idHash: string
  accountId: AccountId
  memberId: MemberId | null
  expiresAt: Date
}

const COLUMNS = [
  'id_hash as idHash',
  'account_id as accountId',
  'member_id as memberId',
  'expires_at as expiresAt',
] as const

/** A session by the hash of its id, or null. */
export async function findSession(db: Db, idHash: string): Promise<StoredSession | null> {
  const row = await db.selectFrom('sessions').select(COLUMNS).where('id_hash', '=', idHash).executeTakeFirst()
  return row ?? null
}

/** Every session of an account. */
export async function listSessions(db: Db, accountId: AccountId): Promise<StoredSession[]> {
  return db.selectFrom('sessions').select(COLUMNS).where('account_id', '=', accountId).execute()
}

export async function insertSession(db: Db, session: StoredSession): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id_hash: session.idHash,
      account_id: session.accountId,
      member_id: session.memberId,
      expires_at: session.expiresAt,
    })
    .execute()
}

export async function updateSessionExpiry(db: Db, idHash: string, expiresAt: Date): Promise<void> {
  await db.updateTable('sessions').set({ expires_at: expiresAt }).where('id_hash', '=', idHash).execute()
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute()
}

export async function deleteSessionsOf(db: Db, accountId: AccountId): Promise<void> {
  await db.deleteFrom('sessions').where('account_id', '=', accountId).execute()
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
}
