/** The SHA-256 of some bytes in hex, as a page and a server without Node can compute it. */
export async function fingerprintOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}

/** A fingerprint as people compare it: in groups of four. */
export function groupedFingerprint(hash: string): string[] {
  return hash.match(/.{1,4}/g) ?? []
}
