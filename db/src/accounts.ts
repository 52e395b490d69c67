import type { Account } from '@plenary/shared/accounts.ts'
import { type AccountId, newId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import { putPassword } from './credentials.ts'
import type { Db } from './database.ts'

/** The facts of a new account. */
export type NewAccount = { email: string; name: string; passwordHash: string; mayCreateCoalitions?: boolean }

const COLUMNS = ['id', 'email', 'name'] as const

/**
 * Creates an account with a password, in two tables: call it in a transaction. Null when the address is
 * taken, which only the unique index can tell without a race.
 */
export async function insertAccount(
  db: Db,
  { email, name, passwordHash, mayCreateCoalitions = false }: NewAccount,
): Promise<Account | null> {
  const account = await db
    .insertInto('accounts')
    .values({ id: newId<AccountId>(), email, name, may_create_coalitions: mayCreateCoalitions })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  if (account) await putPassword(db, account.id, passwordHash)
  return account ?? null
}

/** An account without an address and without keys: whoever came by a link and has only this browser. */
export async function insertGuest(db: Db, { name }: { name: string }): Promise<Account> {
  return db
    .insertInto('accounts')
    .values({ id: newId<AccountId>(), name, email: null })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
}

/** The account of an id; throws when it is gone. */
export async function getAccount(db: Db, id: AccountId): Promise<Account & { mayCreateCoalitions: boolean }> {
  return db
    .selectFrom('accounts')
    .select([...COLUMNS, 'may_create_coalitions as mayCreateCoalitions'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** The account of an e-mail address, or null. */
export async function findAccountByEmail(db: Db, email: string): Promise<Account | null> {
  const row = await db.selectFrom('accounts').select(COLUMNS).where('email', '=', email).executeTakeFirst()
  return row ?? null
}

/** Whether anybody at all has an account, guests included. */
export async function hasAnyAccount(db: Db): Promise<boolean> {
  const row = await db.selectFrom('accounts').select('id').where('deleted_at', 'is', null).executeTakeFirst()
  return row !== undefined
}

/** In a transaction: nobody begins or changes an account until it ends. */
export async function lockAccounts(db: Db): Promise<void> {
  await sql`lock table accounts in share row exclusive mode`.execute(db)
}

/** In a transaction: nobody else changes the keys of this account until it ends. */
export async function lockAccount(db: Db, id: AccountId): Promise<void> {
  await db.selectFrom('accounts').select('id').where('id', '=', id).forUpdate().execute()
}

export async function updateAccountName(db: Db, id: AccountId, name: string): Promise<void> {
  await db.updateTable('accounts').set({ name }).where('id', '=', id).execute()
}

/** Gives an account another address, in a transaction that holds `lockAccounts`. False when it is taken. */
export async function updateEmail(db: Db, id: AccountId, email: string): Promise<boolean> {
  const holder = await findAccountByEmail(db, email)
  if (holder && holder.id !== id) return false
  await db.updateTable('accounts').set({ email }).where('id', '=', id).execute()
  return true
}
