import type { RoomId } from '@plenary/shared/ids.ts'
import { type PurgeInput, purgedSchema, purgePreviewSchema } from '@plenary/shared/purges.ts'
import { post } from '../api.ts'
import { withProof } from '../with-proof.ts'

/** Where words stand in a room. */
export function lookFor(roomId: RoomId, words: string) {
  return post(`${pathOf(roomId)}/preview`, { words }, purgePreviewSchema)
}

/**
 * Removes words for safety, for everybody.
 *
 * @throws {ProofGivenUp} when the question who one is was closed: nothing has happened.
 */
export function purge(roomId: RoomId, input: PurgeInput) {
  return withProof(() => post(pathOf(roomId), input, purgedSchema))
}

function pathOf(roomId: RoomId): string {
  return `/api/rooms/${encodeURIComponent(roomId)}/purges`
}
