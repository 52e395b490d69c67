import { recordAct } from '@plenary/db/audit.ts'
import { lockCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import { findMember } from '@plenary/db/members.ts'
import { findOrganization } from '@plenary/db/organizations.ts'
import { listRoomRoles, type RoomRoleRow, setRoomRole } from '@plenary/db/room-roles.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { CoalitionId, RoomId } from '@plenary/shared/ids.ts'
import type { GivenRoomRole, RoleGift } from '@plenary/shared/rooms.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, actorOf, requireStill } from '../members/members.ts'
import { enterRoomTo, may } from './room-access.ts'

/**
 * Who has which role in a room. Single members are named to those who give roles, and to everybody only where people
 * bear their names.
 */
export async function listRoles(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<GivenRoomRole[]> {
  const access = await enterRoomTo(ctx, actor, roomId, 'see-access')
  const seesMembers = access.room.attribution === 'named' || may(access, 'give-roles')
  const rows = await listRoomRoles(ctx.db, roomId)
  return rows.flatMap((row) => toGivenRole(row)).filter(({ to }) => to === 'organization' || seesMembers)
}

function toGivenRole({ organizationId, member, role, ...row }: RoomRoleRow): GivenRoomRole[] {
  if (organizationId) return [{ to: 'organization', organizationId, role }]
  if (!member) return []
  const { id: memberId, displayName, organizationId: theirs, isGuest } = member
  const seesEarlierVersions = isGuest ? row.seesEarlierVersions : null
  return [{ to: 'member', memberId, displayName, organizationId: theirs, role, seesEarlierVersions }]
}

/**
 * Gives a role in a room, or takes it. Lines of those whom it touches are closed, and come back with what they may do
 * now.
 *
 * @throws {AppError} `not-found`, also for somebody who is not of the coalition; `no-access`
 */
export async function giveRole(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  gift: RoleGift,
): Promise<void> {
  const { room, mandate } = await enterRoomTo(ctx, actor, roomId, 'give-roles')
  const { role, ...holder } = gift
  const about =
    holder.to === 'organization' ? { organizationId: holder.organizationId } : { memberId: holder.memberId }
  await ctx.db.transaction().execute(async (trx) => {
    await lockCoalition(trx, room.coalition.id)
    await requireStill(trx, mandate, 'manage-members')
    await requireOfCoalition(trx, room.coalition.id, gift)
    await setRoomRole(trx, roomId, { ...about, role })
    await recordAct(trx, {
      coalitionId: room.coalition.id,
      act: role ? 'room.role-given' : 'room.role-taken',
      actor: actorOf(mandate),
      roomId,
      ...about,
      facts: role ? { role } : {},
    })
  })
  await ctx.rights.changed({ roomId })
}

async function requireOfCoalition(db: Db, coalitionId: CoalitionId, gift: RoleGift): Promise<void> {
  const found =
    gift.to === 'organization'
      ? await findOrganization(db, gift.organizationId)
      : await findMember(db, gift.memberId)
  const isGone = found !== null && 'removedAt' in found && found.removedAt !== null
  if (found?.coalitionId !== coalitionId || isGone) throw new AppError('not-found')
}
