import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * An awareness update (y-protocols PROTOCOL.md) as several of at most `maxBytes`, each with some of its entries, in
 * their order. An entry that is too large alone is left out.
 *
 * @throws {Error} for bytes that are not one.
 */
export function splitPresence(presence: Uint8Array, maxBytes: number): Uint8Array[] {
  const decoder = decoding.createDecoder(presence)
  const count = decoding.readVarUint(decoder)
  const maxCountBytes = encoding.encode((encoder) => encoding.writeVarUint(encoder, count)).length
  const parts: Uint8Array[][] = []
  let sizeBytes = Number.POSITIVE_INFINITY
  for (let i = 0; i < count; i++) {
    const entry = readEntry(decoder)
    if (maxCountBytes + entry.length > maxBytes) continue
    if (sizeBytes + entry.length > maxBytes) {
      parts.push([])
      sizeBytes = maxCountBytes
    }
    parts.at(-1)?.push(entry)
    sizeBytes += entry.length
  }
  return parts.map(joinEntries)
}

/** One entry's bytes, unread: a client id, a clock, and a state as text. */
function readEntry(decoder: decoding.Decoder): Uint8Array {
  const start = decoder.pos
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  decoding.readVarUint8Array(decoder)
  return decoder.arr.subarray(start, decoder.pos)
}

function joinEntries(entries: Uint8Array[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const entry of entries) encoding.writeUint8Array(encoder, entry)
  })
}
