import { findOpenSignOff } from '@plenary/db/sign-off-rounds.ts'
import { abilitiesIn } from '@plenary/shared/permissions.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { ServerContext } from '../context.ts'
import { type RoomAccess, standingOf } from './room-access.ts'

/** The round of sign-off that is open in a room, for whoever asks; null for none. */
export async function showSignOff(ctx: ServerContext, access: RoomAccess): Promise<Room['signOff']> {
  const { room, mandate } = access
  const open = await findOpenSignOff(ctx.db, room.id, mandate.organization.id)
  if (!open || open.closesAt.getTime() <= ctx.now()) return null
  const maySign = abilitiesIn(standingOf(access), mandate.role).includes('sign')
  return {
    closesAt: open.closesAt.toISOString(),
    timeZone: open.timeZone,
    isOwed: maySign && open.isUndecided,
  }
}
