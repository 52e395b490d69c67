import { listRoomMandates, type RoomMandate, type RoomRecord } from '@plenary/db/rooms.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import { can, type RoomAction, type RoomRole, type RoomStanding } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { standingIn } from './room-role.ts'

/** A room, and whoever asked as they stand in it. */
export type RoomAccess = { room: RoomRecord; mandate: Mandate; role: RoomRole }

/** What of somebody's access decides what they may do. */
type Grounds = Pick<RoomAccess, 'room' | 'role'>

/** Where somebody stands in a room: their role, as far as the room is not frozen for everybody. */
export function standingOf({ room, role }: Grounds): RoomStanding {
  return { role, freeze: room.freeze?.level ?? null }
}

/** Whether somebody may do something in a room now. */
export function may(grounds: Grounds, action: RoomAction): boolean {
  return can(standingOf(grounds), action)
}

/**
 * @throws {AppError} `no-access` for who may not do that in a room; `room-frozen` or `room-sealed` for who could
 * otherwise
 */
export function requireMay({ role, freeze }: RoomStanding, action: RoomAction): void {
  if (can({ role, freeze }, action)) return
  if (!can({ role, freeze: null }, action)) throw new AppError('no-access')
  throw withheldBy(freeze)
}

/** The refusal of what somebody could do if the room were not frozen so far. */
export function withheldBy(freeze: RoomStanding['freeze']): AppError {
  return new AppError(freeze === 'sealed' ? 'room-sealed' : 'room-frozen')
}

/**
 * Lets an actor into a room.
 *
 * @throws {AppError} `not-found`, alike for a room that does not exist and one they may not see.
 */
export async function enterRoom(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<RoomAccess> {
  return accessOf(actor, await listRoomMandates(ctx.db, { roomId, accountId: actor.accountId }))
}

/**
 * The same, for somebody who is about to do something there.
 *
 * @throws {AppError} `not-found` as above; `no-access`, `room-frozen` for who may be there and not do that.
 */
export async function enterRoomTo(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  action: RoomAction,
): Promise<RoomAccess> {
  const access = await enterRoom(ctx, actor, roomId)
  requireMay(standingOf(access), action)
  return access
}

/**
 * The access that comes of an actor's mandates in a room's coalition.
 *
 * @throws {AppError} `not-found`
 */
export function accessOf<T extends RoomMandate>(
  actor: Actor,
  found: readonly T[],
): RoomAccess & { record: T } {
  const grounds = found.map((record) => ({
    record,
    memberId: record.mandate.memberId,
    memberRole: record.mandate.role,
    ownRole: record.ownRole,
    organizationRole: record.organizationRole,
  }))
  const own = standingIn(grounds, actor.memberId)
  if (!own) throw new AppError('not-found')
  const { record } = own.standing
  return { room: record.room, mandate: record.mandate, role: own.role, record }
}
