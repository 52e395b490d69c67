import type { Locale, Localized } from '../localized.ts'

export const RECEIPT_FORMAT = 'plenary-receipt-1'

/** How an organisation that is named stands behind the sealed text. */
export type ReceiptSignatory = {
  name: Localized
  shortName: string
  website: string | null
  decision: 'endorsed' | 'reserved' | 'partly' | 'excepting'
  /** Where it is to be printed. */
  reservation: string | null
  /** The titles of the sections that are signed, where not all are. */
  sections: string[]
  /**
   * The recommendations that it does not join, where it signed all others: their block ids in `text.json`, and their
   * numbers in that text. Only there where some are.
   */
  leftOut?: { id: string; label: string }[]
}

/** A file of the submission pack, and the SHA-256 of its bytes in hex. */
export type ReceiptFile = { name: string; sha256: string }

/**
 * What was sealed, when, and who had signed exactly that. It names organisations, and no person. The one form of it that
 * is signed is canonical JSON (RFC 8785).
 */
export type Receipt = {
  format: typeof RECEIPT_FORMAT
  coalition: Localized
  title: string
  /** Of the text. */
  language: Locale
  version: { number: number; label: string | null }
  /** SHA-256 in hex of the text's canonical JSON, which is `text.json` of the pack. */
  hash: string
  words: number
  /** ISO 8601, UTC. */
  sealedAt: string
  signatories: ReceiptSignatory[]
  /** How many organisations stand behind it and are not named. */
  withheld: number
  files: ReceiptFile[]
  /** Ed25519: the raw public key in hex, and the name that the server has for it. */
  key: { id: string; publicKey: string }
}
