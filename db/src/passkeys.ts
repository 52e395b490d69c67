import { type AccountId, newId, type PasskeyId } from '@plenary/shared/ids.ts'
import type { Db } from './database.ts'

/** A passkey as stored: its public half. */
export type Passkey = {
  id: PasskeyId
  accountId: AccountId
  /** The authenticator's own name for it, in base64url. */
  credentialId: string
  publicKey: Uint8Array
  counter: number
  transports: string[]
  name: string
  createdAt: Date
  /** `YYYY-MM-DD` */
  lastUsedOn: string | null
}

/** Null when the authenticator's name for it is known already, whoever's it is. */
export async function insertPasskey(
  db: Db,
  passkey: Pick<Passkey, 'accountId' | 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'name'>,
): Promise<PasskeyId | null> {
  const row = await db
    .insertInto('passkeys')
    .values({
      id: newId<PasskeyId>(),
      account_id: passkey.accountId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: passkey.transports.join(','),
      name: passkey.name,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** A passkey by the authenticator's name for it, or null. */
export async function findPasskey(db: Db, credentialId: string): Promise<Passkey | null> {
  const row = await db
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
  return row ? ofRow(row) : null
}

/** Every passkey of an account, the oldest first. */
export async function listPasskeys(db: Db, accountId: AccountId): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkeys')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()
  return rows.map(ofRow)
}

/** Keeps how far a passkey has counted, and the day on which it was used. */
export async function updatePasskeyUse(
  db: Db,
  id: PasskeyId,
  { counter, usedOn }: { counter: number; usedOn: string },
): Promise<void> {
  await db.updateTable('passkeys').set({ counter, last_used_on: usedOn }).where('id', '=', id).execute()
}

/** False when the account has no such passkey. */
export async function updatePasskeyName(
  db: Db,
  { id, accountId, name }: { id: PasskeyId; accountId: AccountId; name: string },
): Promise<boolean> {
  const row = await db
    .updateTable('passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** False when the account has no such passkey. */
export async function deletePasskey(
  db: Db,
  { id, accountId }: { id: PasskeyId; accountId: AccountId },
): Promise<boolean> {
  const row = await db
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type Row = {
  id: PasskeyId
  account_id: AccountId
  credential_id: string
  public_key: Uint8Array
  counter: number
  transports: string
  name: string
  created_at: Date
  last_used_on: string | null
}

function ofRow(row: Row): Passkey {
  return {
    id: row.id,
    accountId: row.account_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: row.transports.split(',').filter((transport) => transport !== ''),
    name: row.name,
    createdAt: row.created_at,
    lastUsedOn: row.last_used_on,
  }
}
