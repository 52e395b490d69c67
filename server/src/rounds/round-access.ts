import { findRound, type RoundRecord } from '@plenary/db/rounds.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, RoundId } from '@plenary/shared/ids.ts'
import type { RoomAction } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterThreads, type Speaker } from '../rooms/speaker.ts'
import { closeDueRounds } from './closing.ts'

/** Where a round is. */
export type RoundPlace = { roomId: RoomId; roundId: RoundId }

/**
 * Lets somebody into the rounds of a room. What has come to its end by then is closed first, so that nobody is shown a
 * round as open, or answers in it, because nobody has looked.
 *
 * @throws {AppError} `not-found` for who may not see the room; `no-access` for who may be there and not do that
 */
export async function enterRounds(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  action: RoomAction = 'read-text',
): Promise<Speaker> {
  const speaker = await enterThreads(ctx, actor, roomId, action)
  await closeDueRounds(ctx, roomId)
  return speaker
}

/** The same, into one of them. @throws {AppError} as above; `not-found` for a round that is not of this room */
export async function enterRound(
  ctx: ServerContext,
  actor: Actor,
  { roomId, roundId }: RoundPlace,
  action?: RoomAction,
): Promise<{ speaker: Speaker; round: RoundRecord }> {
  const speaker = await enterRounds(ctx, actor, roomId, action)
  const round = await findRound(ctx.db, roomId, roundId)
  if (!round) throw new AppError('not-found')
  return { speaker, round }
}
