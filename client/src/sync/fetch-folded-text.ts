import type { RoomId } from '@plenary/shared/ids.ts'
import { EPOCH_HEADER } from '@plenary/shared/protocol.ts'

/** Beyond it the socket is asked for the whole text: a slow answer must not keep anybody waiting. */
const TIMEOUT_MS = 8_000

/**
 * The text of a room as it was last folded, as one Yjs V1 update, and the epoch of its log; null when there is none or it
 * does not come. Whoever has it asks the room's socket for the rest.
 */
export async function fetchFoldedText(
  origin: string,
  roomId: RoomId,
  signal: AbortSignal,
): Promise<{ text: Uint8Array; epoch: number } | null> {
  try {
    const answer = await fetch(`${origin}/api/rooms/${roomId}/text`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    })
    if (answer.status !== 200) return null
    const epoch = Number(answer.headers.get(EPOCH_HEADER))
    return { text: new Uint8Array(await answer.arrayBuffer()), epoch }
  } catch {
    // The socket says why, if there is a why: signed out, no access, no network.
    return null
  }
}
