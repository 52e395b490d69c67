import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { closeSignOff, listSignOffsClosingBy, type SignOffRoundRecord } from '@plenary/db/sign-off-rounds.ts'
import type { CoalitionId, RoomId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'
import type { Trace } from '../rooms/room-rights.ts'
import { tellOfSignOffs } from './sign-off-news.ts'

/** Closes the rounds whose time has come, of one room or of all, and tells those who are there. */
export async function closeDueSignOffs(ctx: ServerContext, roomId: RoomId | null = null): Promise<void> {
  const now = new Date(ctx.now())
  for (const round of await listSignOffsClosingBy(ctx.db, now, roomId)) {
    const isClosed = await ctx.db
      .transaction()
      .execute((trx) => closeRound(trx, round, { now, by: null, coalitionId: round.coalitionId }))
    if (isClosed) tellOfSignOffs(ctx.events, round.roomId)
  }
}

/** Closes a round for good, by somebody or by its time; false when it is closed already. */
export async function closeRound(
  db: Db,
  { id, roomId, version, closesAt }: SignOffRoundRecord,
  { now, by, coalitionId }: { now: Date; by: Trace | null; coalitionId: CoalitionId },
): Promise<boolean> {
  if (!(await closeSignOff(db, id, now))) return false
  const isEarly = now < closesAt
  const whose = isEarly && by ? by : { actor: null }
  const facts = { version: version.number, isEarly }
  await recordAct(db, { act: 'sign-off.closed', coalitionId, roomId, ...whose, facts })
  return true
}
