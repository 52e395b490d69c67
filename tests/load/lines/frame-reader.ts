import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import * as Y from 'yjs'

/** Letters of one client in an update: from `clock` on, `length` of them. */
export type LetterRun = { client: number; clock: number; length: number }
/** Where a cursor is, as the clock of the letter it stands behind, and whose it is. */
export type CursorPlace = { client: number; clock: number }

const REMEMBERED = 256

/**
 * Reads the frames of one room. The same bytes come to everybody in it, so what was read last is remembered: a room
 * of five hundred costs hardly more to read than one of two.
 */
export class FrameReader {
  readonly #runs = new Map<string, LetterRun[]>()
  readonly #cursors = new Map<string, CursorPlace[]>()

  /** The letters in a Yjs V1 update. */
  readUpdate(update: Uint8Array): LetterRun[] {
    return remembered(this.#runs, update, () =>
      Y.decodeUpdate(update).structs.map(({ id, length }) => ({
        client: id.client,
        clock: id.clock,
        length,
      })),
    )
  }

  /** The cursors in an awareness update; people without one are left out. */
  readPresence(presence: Uint8Array): CursorPlace[] {
    return remembered(this.#cursors, presence, () => {
      const decoder = createDecoder(presence)
      const places: CursorPlace[] = []
      for (let left = readVarUint(decoder); left > 0; left--) {
        const client = readVarUint(decoder)
        readVarUint(decoder)
        const clock = clockOf(JSON.parse(readVarString(decoder)))
        if (clock !== null) places.push({ client, clock })
      }
      return places
    })
  }
}

function remembered<T>(known: Map<string, T>, bytes: Uint8Array, read: () => T): T {
  const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const before = known.get(key)
  if (before !== undefined) return before
  const value = read()
  known.set(key, value)
  const [oldest] = known.keys()
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
  return value
}

function clockOf(state: { cursor?: { head?: { item?: { clock?: number } } } | null } | null): number | null {
  return state?.cursor?.head?.item?.clock ?? null
}

/** The bytes of a sync or awareness message behind its type. */
export function readPayload(frame: Uint8Array, at: number): Uint8Array {
  const decoder = createDecoder(frame)
  decoder.pos = at
  return readVarUint8Array(decoder)
}
