import type { Db } from './database.ts'

/** A pair of keys that receipts are signed with. `publicKey` is raw and in hex, `privateKey` PKCS #8 in PEM. */
export type SigningKey = { id: string; publicKey: string; privateKey: string; createdAt: Date }

/** All of them, the newest first: that one signs, the others still tell what they have signed. */
export async function listSigningKeys(db: Db): Promise<SigningKey[]> {
  return db
    .selectFrom('signing_keys')
    .select(['id', 'public_key as publicKey', 'private_key as privateKey', 'created_at as createdAt'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function insertSigningKey(
  db: Db,
  { id, publicKey, privateKey, createdAt }: SigningKey,
): Promise<void> {
  await db
    .insertInto('signing_keys')
    .values({ id, public_key: publicKey, private_key: privateKey, created_at: createdAt })
    .execute()
}
