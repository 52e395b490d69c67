import { listRoomMandates } from '@plenary/db/rooms.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import { abilitiesIn, type RoomAction } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { standingOf } from './room-access.ts'
import { type RoleGrounds, standingIn } from './room-role.ts'

/** The mandate under which somebody may do something in a room, or null; what they may not see they do not owe. */
export async function mandateTo(
  ctx: ServerContext,
  actor: Actor,
  { roomId, action }: { roomId: RoomId; action: RoomAction },
): Promise<Mandate | null> {
  const found = await listRoomMandates(ctx.db, { roomId, accountId: actor.accountId })
  const grounds = found.map(({ room, mandate, ownRole, organizationRole }) => ({
    room,
    mandate,
    memberId: mandate.memberId,
    ...({ memberRole: mandate.role, ownRole, organizationRole } satisfies RoleGrounds),
  }))
  const own = standingIn(grounds, actor.memberId)
  if (!own) return null
  const { room, mandate } = own.standing
  return abilitiesIn(standingOf({ room, role: own.role }), mandate.role).includes(action) ? mandate : null
}
