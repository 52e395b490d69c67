import { type AccountId, type MemberId, newId, type SessionId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { prepareQuery } from './prepared-query.ts'

/** A session as stored: never the secret in its cookie, only the hash of it. `id` is what its owner sees. */
export type StoredSession = {
  idHash: string
  id: SessionId
  accountId: AccountId
  memberId: MemberId | null
  expiresAt: Date
  createdAt: Date
  provedAt: Date | null
  /** `YYYY-MM-DD` */
  lastUsedOn: string
}

const COLUMNS = [
  'id_hash as idHash',
  'id',
  'account_id as accountId',
  'member_id as memberId',
  'expires_at as expiresAt',
  'created_at as createdAt',
  'proved_at as provedAt',
  'last_used_on as lastUsedOn',
] as const

const runSessions = prepareQuery((db: Db, idHashes: readonly string[]) =>
  db.selectFrom('sessions').select(COLUMNS).where('id_hash', '=', sql<string>`any(${idHashes})`),
)

/** Sessions by the hashes of their ids, in that order; null for what is none. */
export async function findSessions(db: Db, idHashes: readonly string[]): Promise<(StoredSession | null)[]> {
  const found = new Map((await runSessions(db, idHashes)).map((session) => [session.idHash, session]))
  return idHashes.map((idHash) => found.get(idHash) ?? null)
}

/** The living sessions of an account, the newest first. */
export async function listSessions(db: Db, accountId: AccountId): Promise<StoredSession[]> {
  return db
    .selectFrom('sessions')
    .select(COLUMNS)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', new Date())
    .orderBy('id', 'desc')
    .execute()
}

/** Whoever begins a session has just proved who they are. */
export async function insertSession(
  db: Db,
  session: Pick<StoredSession, 'idHash' | 'accountId' | 'memberId' | 'expiresAt'>,
  now: Date,
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id_hash: session.idHash,
      id: newId<SessionId>(),
      account_id: session.accountId,
      member_id: session.memberId,
      expires_at: session.expiresAt,
      created_at: now,
      proved_at: now,
      last_used_on: dayOf(now),
    })
    .execute()
}

export async function updateSessionExpiry(db: Db, idHash: string, expiresAt: Date): Promise<void> {
  await db.updateTable('sessions').set({ expires_at: expiresAt }).where('id_hash', '=', idHash).execute()
}

/** Keeps that somebody has proved again who they are. */
export async function updateSessionProof(db: Db, idHash: string, provedAt: Date): Promise<void> {
  await db.updateTable('sessions').set({ proved_at: provedAt }).where('id_hash', '=', idHash).execute()
}

/** Keeps the day, `YYYY-MM-DD`, on which a session was used. */
export async function updateSessionDay(db: Db, idHash: string, lastUsedOn: string): Promise<void> {
  await db.updateTable('sessions').set({ last_used_on: lastUsedOn }).where('id_hash', '=', idHash).execute()
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute()
}

/** Ends one session of an account. False when it has none of that id. */
export async function deleteSessionById(db: Db, accountId: AccountId, id: SessionId): Promise<boolean> {
  const row = await db
    .deleteFrom('sessions')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends every session of an account, but for the one with the hash `except`. Answers how many there were. */
export async function deleteSessionsOf(
  db: Db,
  accountId: AccountId,
  { except = null }: { except?: string | null } = {},
): Promise<number> {
  const query = db.deleteFrom('sessions').where('account_id', '=', accountId)
  const narrowed = except === null ? query : query.where('id_hash', '!=', except)
  const { numDeletedRows } = await narrowed.executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
}

/** The day of a moment as it is stored, by UTC: where somebody is, is not known and not asked. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
