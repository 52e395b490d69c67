import { AppError } from '@plenary/shared/errors.ts'
import { MAX_UPDATE_STRUCTS } from '@plenary/shared/limits.ts'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeDeletions } from './deleted-ranges.ts'
import { type DeletedRange, type ReadUpdate, readUpdate } from './update-reader.ts'

/** An update with nothing in it. */
export const EMPTY_UPDATE = new Uint8Array([0, 0])

/**
 * The structs and deletions in an update that somebody sent.
 *
 * @throws {AppError} `refused-update`
 */
export function readSoundly(update: Uint8Array): ReadUpdate {
  try {
    return readUpdate(update, MAX_UPDATE_STRUCTS)
  } catch (cause) {
    throw new AppError('refused-update', { detail: '[GA1] not a sound update', cause })
  }
}

/**
 * An update without what a state vector has; its deletions all stay.
 *
 * @throws {AppError} `refused-update` when Yjs cannot part the two.
 */
export function withoutKnown(update: Uint8Array, stateVector: Uint8Array): Uint8Array {
  try {
    return Y.diffUpdate(update, stateVector)
  } catch (cause) {
    throw new AppError('refused-update', { detail: '[GA3] known and new are mixed up', cause })
  }
}

/** An update with other deletions than it has. */
export function withDeletions(
  update: Uint8Array,
  { deletedAt }: ReadUpdate,
  deleted: readonly DeletedRange[],
): Uint8Array {
  const tail = encodeDeletions(deleted)
  const bytes = new Uint8Array(deletedAt + tail.length)
  bytes.set(update.subarray(0, deletedAt))
  bytes.set(tail, deletedAt)
  return bytes
}

/** Clients and their next positions as a Yjs state vector. */
export function encodeStateVector(ends: readonly (readonly [client: number, end: number])[]): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, ends.length)
    // Yjs writes the highest client first; whoever compares two of them by their bytes relies on it.
    for (const [client, end] of [...ends].sort(([a], [b]) => b - a)) {
      encoding.writeVarUint(to, client)
      encoding.writeVarUint(to, end)
    }
  })
}

/**
 * Clients and their next positions, as somebody says them.
 *
 * @throws {AppError} `not-a-frame` for bytes that are no state vector.
 */
export function readStateVector(bytes: Uint8Array): Map<number, number> {
  try {
    return Y.decodeStateVector(bytes)
  } catch (cause) {
    throw new AppError('not-a-frame', { detail: 'not a state vector', cause })
  }
}

/**
 * Bytes in a buffer of their own. What comes from a socket or a database is a piece of a larger one, which would be
 * kept whole for it: some 60 kB for each of them.
 */
export function inOwnBuffer(bytes: Uint8Array): Uint8Array {
  return bytes.length === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}
