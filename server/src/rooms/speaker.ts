import type { Db } from '@plenary/db/database.ts'
import { takePseudonym } from '@plenary/db/pseudonyms.ts'
import { holdAttribution, type RoomRecord } from '@plenary/db/rooms.ts'
import type { AuthorRecord, Viewer } from '@plenary/db/threads.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import { can, type RoomAction, type RoomRole } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterRoom } from './room-access.ts'

/** Somebody in a room, with what it takes to read what is said there and to say something. */
export type Speaker = { room: RoomRecord; mandate: Mandate; role: RoomRole; viewer: Viewer }

/**
 * Lets somebody into what is said in a room.
 *
 * @throws {AppError} `not-found` for who may not see the room; `no-access` for who may be there and not do that
 */
export async function enterThreads(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  action: RoomAction = 'read-text',
): Promise<Speaker> {
  const { room, mandate, role } = await enterRoom(ctx, actor, roomId)
  if (!can(role, action)) throw new AppError('no-access')
  const { memberId, organization } = mandate
  return {
    room,
    mandate,
    role,
    viewer: { memberId, organizationId: organization.id, isCoordinator: role === 'coordinator' },
  }
}

/**
 * Who is written down as the author of what somebody says at this moment. Until the transaction ends, nobody hides the
 * names of the room: what was written down without being seen by that would keep a name for ever.
 */
export async function authorNow(db: Db, { room, mandate }: Speaker): Promise<AuthorRecord> {
  const organizationId = mandate.organization.id
  const attribution = await holdAttribution(db, room.id)
  return { memberId: attribution === 'unattributed' ? null : mandate.memberId, organizationId }
}

/** Whoever speaks under a pseudonym has one, also when they have not opened the text yet. */
export async function givePseudonym(ctx: ServerContext, { room, mandate }: Speaker): Promise<void> {
  if (room.attribution !== 'pseudonymous') return
  const { memberId, organization } = mandate
  await takePseudonym(ctx.db, { roomId: room.id, memberId, organizationId: organization.id })
}

/** Whether something was written by whoever looks; in a room without names, by their organisation. */
export function isOwn(author: AuthorRecord, { memberId, organizationId }: Viewer): boolean {
  return author.memberId === null ? author.organizationId === organizationId : author.memberId === memberId
}
