import type { Db } from '@plenary/db/database.ts'
import { type HeldRoom, holdRoom } from '@plenary/db/freezes.ts'
import { takePseudonym } from '@plenary/db/pseudonyms.ts'
import type { RoomRecord } from '@plenary/db/rooms.ts'
import type { AuthorRecord, Viewer } from '@plenary/db/threads.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import type { RoomAction, RoomRole } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterRoomTo, type RoomAccess, requireMay } from './room-access.ts'

/** Somebody in a room, with what it takes to read what is said there and to say something. */
export type Speaker = { room: RoomRecord; mandate: Mandate; role: RoomRole; viewer: Viewer }

/**
 * Lets somebody into what is said in a room.
 *
 * @throws {AppError} `not-found` for who may not see the room; `no-access`, `room-frozen` for who may be there and not do that
 */
export async function enterThreads(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  action: RoomAction = 'read-text',
): Promise<Speaker> {
  const { room, mandate, role } = await enterRoomTo(ctx, actor, roomId, action)
  const { memberId, organization } = mandate
  return {
    room,
    mandate,
    role,
    viewer: { memberId, organizationId: organization.id, isCoordinator: role === 'coordinator' },
  }
}

/**
 * Holds the room for an act in it: until the transaction ends nobody freezes it, and nobody hides its names.
 *
 * @throws {AppError} `room-frozen` for what it does not allow any more
 */
export async function holdFor(
  db: Db,
  { room, role }: Pick<RoomAccess, 'room' | 'role'>,
  action: RoomAction,
): Promise<HeldRoom> {
  const held = await holdRoom(db, room.id)
  requireMay({ role, freeze: held.freeze }, action)
  return held
}

/**
 * Who is written down as the author of what somebody does at this moment, while the room is held for it: what was
 * written down without being seen by whoever hides names would keep one for ever.
 *
 * @throws {AppError} `room-frozen`
 */
export async function authorNow(db: Db, access: RoomAccess, action: RoomAction): Promise<AuthorRecord> {
  const { memberId, organization } = access.mandate
  const organizationId = organization.id
  const { attribution } = await holdFor(db, access, action)
  return { memberId: attribution === 'unattributed' ? null : memberId, organizationId }
}

/** Whoever speaks under a pseudonym has one, also when they have not opened the text yet. */
export async function givePseudonym(
  ctx: ServerContext,
  { room, mandate }: Pick<RoomAccess, 'room' | 'mandate'>,
): Promise<void> {
  if (room.attribution !== 'pseudonymous') return
  const { memberId, organization } = mandate
  await takePseudonym(ctx.db, { roomId: room.id, memberId, organizationId: organization.id })
}

/** Whether something was written by whoever looks; in a room without names, by their organisation. */
export function isOwn(author: AuthorRecord, { memberId, organizationId }: Viewer): boolean {
  return author.memberId === null ? author.organizationId === organizationId : author.memberId === memberId
}
