import { countKeys } from '@plenary/db/credentials.ts'
import { findSignOffRound, type SignOffRoundRecord } from '@plenary/db/sign-off-rounds.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, SignOffRoundId } from '@plenary/shared/ids.ts'
import type { RoomAction } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterThreads, type Speaker } from '../rooms/speaker.ts'
import { closeDueSignOffs } from './closing.ts'

/** Where a round is. */
export type SignOffPlace = { roomId: RoomId; roundId: SignOffRoundId }

/**
 * Lets somebody into what is signed in a room. What has come to its end by then is closed first.
 *
 * @throws {AppError} `not-found` for who may not see the room; `no-access` for who may be there and not do that
 */
export async function enterSignOffs(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  action: RoomAction = 'read-text',
): Promise<Speaker> {
  const speaker = await enterThreads(ctx, actor, roomId, action)
  await closeDueSignOffs(ctx, roomId)
  return speaker
}

/** A round of a room. @throws {AppError} `not-found` */
export async function requireSignOffRound(
  ctx: ServerContext,
  { roomId, roundId }: SignOffPlace,
): Promise<SignOffRoundRecord> {
  const round = await findSignOffRound(ctx.db, roomId, roundId)
  if (!round) throw new AppError('not-found')
  return round
}

/**
 * Lets somebody in who is about to sign for their organisation. A guest does not speak for one, and whoever has no key
 * cannot show that it is still them.
 *
 * @throws {AppError} `not-found`, `no-access`; `no-key`
 */
export async function enterToSign(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<Speaker> {
  const speaker = await enterSignOffs(ctx, actor, roomId, 'sign')
  if (!maySign(speaker)) throw new AppError('no-access')
  const { hasPassword, passkeys } = await countKeys(ctx.db, actor.accountId)
  if (!hasPassword && passkeys === 0) throw new AppError('no-key')
  return speaker
}

/** Whether somebody in a room signs there for the organisation under whose mandate they are in it. */
export function maySign({ mandate }: Pick<Speaker, 'mandate'>): boolean {
  return mandate.role !== 'guest'
}
