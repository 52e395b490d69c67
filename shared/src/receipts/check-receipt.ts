import { fingerprintOf, fromHex } from './fingerprint.ts'
import type { Receipt } from './receipt.ts'
import { partReceipt } from './signed-receipt.ts'

/** A file that is held against a receipt. */
export type GivenFile = { name: string; bytes: Uint8Array<ArrayBuffer> }

/** What was found about one file: it is the one of that name in the pack, or none of it. */
export type FileFinding = { given: string; file: string | null }

/** What holds of a receipt. `isKeyKnown` is null where nobody said which keys to trust. */
export type ReceiptFindings =
  | { isReceipt: false }
  | {
      isReceipt: true
      receipt: Receipt
      isSigned: boolean
      isKeyKnown: boolean | null
      files: FileFinding[]
    }

/**
 * Checks a receipt, and files against it, with nothing but what is given: no network, no server.
 *
 * @param trusted public keys in hex of the server that is said to have signed; null where none are at hand
 */
export async function checkReceipt(
  file: string,
  { files, trusted }: { files: readonly GivenFile[]; trusted: readonly string[] | null },
): Promise<ReceiptFindings> {
  const parted = partReceipt(file)
  if (!parted) return { isReceipt: false }
  const { receipt, signed, signature } = parted
  const isSigned = await isSignedBy(receipt.key?.publicKey, { signed, signature })
  if (!isSigned) return { isReceipt: true, receipt, isSigned, isKeyKnown: null, files: [] }
  return {
    isReceipt: true,
    receipt,
    isSigned,
    isKeyKnown: trusted === null ? null : trusted.includes(receipt.key.publicKey),
    files: await Promise.all(files.map((given) => findingOf(given, receipt))),
  }
}

async function findingOf({ name, bytes }: GivenFile, receipt: Receipt): Promise<FileFinding> {
  const sha256 = await fingerprintOf(bytes)
  const found = receipt.files.find((file) => file.sha256 === sha256)
  return { given: name, file: found?.name ?? null }
}

async function isSignedBy(
  publicKey: unknown,
  { signed, signature }: { signed: string; signature: string },
): Promise<boolean> {
  if (typeof publicKey !== 'string' || !/^[0-9a-f]{64}$/.test(publicKey)) return false
  const key = await crypto.subtle.importKey('raw', fromHex(publicKey), 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, fromHex(signature), new TextEncoder().encode(signed))
}
