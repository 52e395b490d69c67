import { encodeAny, toBase64 } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'

const STORED = /^(.+)--([a-zA-Z0-9+/=]{8})$/

/**
 * The mark that a key of a Yjs text stands for. y-tiptap adds a hash of the mark to the name of one that may stand
 * beside another of its type, so that each is a format of its own and no end of one ends the other.
 */
export function markOfKey(key: string): { name: string; hash: string | null } {
  const [, name = key, hash = null] = STORED.exec(key) ?? []
  return { name, hash }
}

/** The hash that y-tiptap gives a mark; attributes in the order of the schema, as it has them. */
export function hashOfMark(name: string, attrs: Record<string, unknown>): string {
  const bytes = digest(encodeAny({ type: name, attrs }))
  const short = bytes.slice(0, SHORT_BYTES)
  bytes.forEach((byte, at) => {
    if (at >= SHORT_BYTES) short[at % SHORT_BYTES] = (short[at % SHORT_BYTES] ?? 0) ^ byte
  })
  return toBase64(short)
}

const SHORT_BYTES = 6
