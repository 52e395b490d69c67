import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { RoomAction } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterThreads, type Speaker } from '../rooms/speaker.ts'

/**
 * Lets somebody into the reviews of a blueprint.
 *
 * @throws {AppError} `not-found` for who may not see the room, and for a room of another kind; `no-access`, `room-frozen`
 */
export async function enterReviews(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  action: RoomAction = 'read-text',
): Promise<Speaker> {
  const speaker = await enterThreads(ctx, actor, roomId, action)
  if (speaker.room.kind !== 'blueprint') throw new AppError('not-found')
  return speaker
}
