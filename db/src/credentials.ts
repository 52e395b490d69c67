import type { AccountId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** An account and its password hash by e-mail address, or null. */
export async function findPassword(
  db: Db,
  email: string,
): Promise<{ accountId: AccountId; passwordHash: string } | null> {
  const row = await db
    .selectFrom('accounts')
    .innerJoin('credentials', 'credentials.account_id', 'accounts.id')
    .select(['accounts.id as accountId', 'credentials.secret as passwordHash'])
    .where('accounts.email', '=', email)
    .where('credentials.kind', '=', 'password')
    .executeTakeFirst()
  return row ?? null
}

/** The password hash of an account, or null. */
export async function findPasswordOf(db: Db, accountId: AccountId): Promise<string | null> {
  const row = await selectCredential(db, accountId, 'password').executeTakeFirst()
  return row?.secret ?? null
}

/** Sets or replaces the password of an account. */
export async function putPassword(db: Db, accountId: AccountId, passwordHash: string): Promise<void> {
  await db
    .insertInto('credentials')
    .values({ account_id: accountId, kind: 'password', secret: passwordHash })
    // The literal, not a parameter: only with it is the partial index recognised.
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .where(sql<string>`kind`, '=', sql.lit('password'))
        .doUpdateSet({ secret: passwordHash, created_at: new Date() }),
    )
    .execute()
}

/** The code app of an account, in base32, and the last time step of which a code was taken; or null. */
export async function findTotp(
  db: Db,
  accountId: AccountId,
): Promise<{ secret: string; lastStep: number } | null> {
  const row = await selectCredential(db, accountId, 'totp').executeTakeFirst()
  return row ? { secret: row.secret, lastStep: row.last_step ?? 0 } : null
}

/** Sets or replaces the code app of an account, of which one code has been taken. */
export async function putTotp(
  db: Db,
  accountId: AccountId,
  { secret, step }: { secret: string; step: number },
): Promise<void> {
  await db
    .insertInto('credentials')
    .values({ account_id: accountId, kind: 'totp', secret, last_step: step })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .where(sql<string>`kind`, '=', sql.lit('totp'))
        .doUpdateSet({ secret, last_step: step, created_at: new Date() }),
    )
    .execute()
}

/** Takes the code of a time step. False when it, or a later one, has been taken before. */
export async function takeTotpStep(db: Db, accountId: AccountId, step: number): Promise<boolean> {
  const row = await db
    .updateTable('credentials')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('kind', '=', 'totp')
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

/** False when there was none. */
export async function deleteTotp(db: Db, accountId: AccountId): Promise<boolean> {
  const row = await db
    .deleteFrom('credentials')
    .where('account_id', '=', accountId)
    .where('kind', '=', 'totp')
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Puts new recovery codes, by their hashes, in the place of all earlier ones. */
export async function replaceRecoveryCodes(
  db: Db,
  accountId: AccountId,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
  if (hashes.length === 0) return
  await db
    .insertInto('recovery_codes')
    .values(hashes.map((hash) => ({ account_id: accountId, code_hash: hash })))
    .execute()
}

/** Uses a recovery code up. False when it is none, or was used. */
export async function takeRecoveryCode(db: Db, accountId: AccountId, hash: string): Promise<boolean> {
  const row = await db
    .deleteFrom('recovery_codes')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

/** What an account has to prove itself with, in one query. */
export type KeyCounts = {
  hasPassword: boolean
  hasTotp: boolean
  recoveryCodesLeft: number
  passkeys: number
}

export async function countKeys(db: Db, accountId: AccountId): Promise<KeyCounts> {
  const { rows } = await sql<KeyCounts>`
    select
      exists (select from credentials where account_id = ${accountId} and kind = 'password') as "hasPassword",
      exists (select from credentials where account_id = ${accountId} and kind = 'totp') as "hasTotp",
      (select count(*)::int from recovery_codes where account_id = ${accountId}) as "recoveryCodesLeft",
      (select count(*)::int from passkeys where account_id = ${accountId}) as "passkeys"`.execute(db)
  return rows[0] ?? { hasPassword: false, hasTotp: false, recoveryCodesLeft: 0, passkeys: 0 }
}

function selectCredential(db: Db, accountId: AccountId, kind: 'password' | 'totp') {
  return db
    .selectFrom('credentials')
    .select(['secret', 'last_step'])
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
}
