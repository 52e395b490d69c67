import { recordAct } from '@plenary/db/audit.ts'
import { findMember } from '@plenary/db/members.ts'
import { setSeesEarlierVersions } from '@plenary/db/room-roles.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { EarlierVersions } from '@plenary/shared/snapshots.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, actorOf, requireStill } from '../members/members.ts'
import { enterRoomTo } from '../rooms/room-access.ts'

/**
 * Says whether a guest sees the versions of a room from before they were let in.
 *
 * @throws {AppError} `no-access`; `not-found` for somebody who is no guest of this room
 */
export async function openEarlierVersions(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  { memberId, isSeen }: EarlierVersions,
): Promise<void> {
  const { room, mandate } = await enterRoomTo(ctx, actor, roomId, 'give-roles')
  await ctx.db.transaction().execute(async (trx) => {
    await requireStill(trx, mandate, 'manage-members')
    const member = await findMember(trx, memberId)
    const isGuest = member?.coalitionId === room.coalition.id && member.role === 'guest'
    if (!isGuest || !(await setSeesEarlierVersions(trx, roomId, { memberId, isSeen })))
      throw new AppError('not-found')
    await recordAct(trx, {
      coalitionId: room.coalition.id,
      act: isSeen ? 'room.versions-opened' : 'room.versions-closed',
      actor: actorOf(mandate),
      roomId,
      memberId,
    })
  })
}
