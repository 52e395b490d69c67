import { recordAct } from '@plenary/db/audit.ts'
import { lockFreeze, setFreeze } from '@plenary/db/freezes.ts'
import { reopenSeal } from '@plenary/db/seals.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterRoomTo } from '../rooms/room-access.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { authorNow, givePseudonym } from '../rooms/speaker.ts'

/**
 * Reopens the seal of a room, with the reason that everybody there may read. The room is locked then, as it was before;
 * what was sealed, its receipt and its public page stay what they are.
 *
 * @throws {AppError} `no-access`; `not-found` where the room is not sealed
 */
export async function reopenRoom(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  { reason }: { reason: string },
): Promise<void> {
  const access = await enterRoomTo(ctx, actor, roomId, 'seal-room')
  await givePseudonym(ctx, access)
  await ctx.db.transaction().execute(async (trx) => {
    await lockFreeze(trx, roomId)
    await requireStillTo(trx, actor, access, 'seal-room')
    const by = await authorNow(trx, access, 'seal-room')
    const at = new Date(ctx.now())
    const hash = await reopenSeal(trx, roomId, { by, at, reason })
    if (hash === null) throw new AppError('not-found')
    await setFreeze(trx, roomId, { level: 'locked', note: null, at, by })
    const trace = await traceOf(trx, access)
    const { id: coalitionId } = access.room.coalition
    await recordAct(trx, { act: 'seal.reopened', coalitionId, roomId, ...trace, facts: { hash } })
  })
  await ctx.rights.changed({ roomId })
  ctx.logger.info({ roomId }, 'seal reopened')
}
