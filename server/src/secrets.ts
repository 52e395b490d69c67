import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link of ours: 256 random bits in base64url. It is told once; only its hash is stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** The SHA-256 of a secret in hex, as it is stored. For secrets of many random bits alone, never for passwords. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
