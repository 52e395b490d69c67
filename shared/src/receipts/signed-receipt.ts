import type { Receipt } from './receipt.ts'

/** What is in a signed receipt: what was signed, as letters and as what they say, and the signature in hex. */
export type SignedReceipt = { signed: string; receipt: Receipt; signature: string }

/**
 * A receipt with its signature, as `receipt.json`: canonical JSON as a whole, so that each of its letters is either
 * signed, or the signature, or always the same.
 */
export function joinReceipt(signed: string, signature: string): string {
  return `{"receipt":${signed},"signature":"${signature}"}`
}

// Hex in lower case alone: other ways of writing the same number would be letters that may be changed.
const JOINED = /^\{"receipt":(\{.*\}),"signature":"([0-9a-f]{128})"\}$/su

/** Takes such a file apart without reading it anew, so that what is checked is what was signed; null for any other. */
export function partReceipt(file: string): SignedReceipt | null {
  const [, signed, signature] = JOINED.exec(file) ?? []
  if (signed === undefined || signature === undefined) return null
  try {
    // Whoever signed it wrote it in this shape; whatever else it is, its signature will not hold.
    return { signed, signature, receipt: JSON.parse(signed) as Receipt }
  } catch {
    return null
  }
}
