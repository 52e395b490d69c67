import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { insertSigningKey, listSigningKeys, type SigningKey } from '@plenary/db/signing-keys.ts'
import type { ServerContext } from '../context.ts'

/**
 * The key that receipts are signed with, made when the first is. It is in the database, so that every node signs with the
 * same; several nodes that begin at once may make one each, and all of them are told of.
 */
export async function signingKeyOf(ctx: ServerContext): Promise<SigningKey> {
  const [newest] = await listSigningKeys(ctx.db)
  if (newest) return newest
  const made = newKey(new Date(ctx.now()))
  await insertSigningKey(ctx.db, made)
  return made
}

/** The signature of a text in UTF-8, in hex. */
export function signatureOf(text: string, { privateKey }: SigningKey): string {
  return sign(null, Buffer.from(text), createPrivateKey(privateKey)).toString('hex')
}

/** What may be known of the keys by everybody: who has a receipt holds it against them. */
export async function publicKeysOf(ctx: ServerContext) {
  const keys = await listSigningKeys(ctx.db)
  return keys.map(({ id, publicKey, createdAt }) => ({
    id,
    algorithm: 'Ed25519',
    publicKey,
    createdAt: createdAt.toISOString(),
  }))
}

function newKey(createdAt: Date): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  return {
    id: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    publicKey: raw.toString('hex'),
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    createdAt,
  }
}
