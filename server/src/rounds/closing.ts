import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { listAsked, setAnswer } from '@plenary/db/round-answers.ts'
import { listDueRounds, lockOpenRound, markClosed } from '@plenary/db/rounds.ts'
import type { RoomId, RoundId } from '@plenary/shared/ids.ts'
import type { RoundAnswer, RoundKind } from '@plenary/shared/rounds.ts'
import type { ServerContext } from '../context.ts'
import type { Trace } from '../rooms/room-rights.ts'
import { tellOfRounds } from '../rooms/round-news.ts'
import { answerAtClose, outcomeOf } from './round-answers.ts'

/**
 * Closes the rounds whose time has come, of one room or of all, and tells those who are there. Every node does so by
 * itself, and whoever asks for a round does: the row that they all lock lets one of them.
 */
export async function closeDueRounds(ctx: ServerContext, roomId: RoomId | null = null): Promise<void> {
  const now = new Date(ctx.now())
  for (const id of await listDueRounds(ctx.db, now, roomId)) {
    const closed = await ctx.db.transaction().execute((trx) => closeRound(trx, id, { now, by: null }))
    if (!closed) continue
    ctx.logger.info({ roomId: closed, roundId: id }, 'round closed at its time')
    tellOfRounds(ctx.events, closed)
  }
}

/**
 * Closes a round for good: what has been answered by then counts, whatever becomes of the comments later. At its time,
 * not a moment after it, or before it by somebody. Gives its room; null when it is closed already.
 */
export async function closeRound(
  db: Db,
  id: RoundId,
  { now, by }: { now: Date; by: Trace | null },
): Promise<RoomId | null> {
  const round = await lockOpenRound(db, id)
  if (!round) return null
  const { kind, roomId, coalitionId, closesAt } = round
  const isEarly = now < closesAt
  const closedAt = isEarly ? now : closesAt
  const answers = await settleAnswers(db, { id, kind, closedAt, isEarly })
  await markClosed(db, id, closedAt)
  const facts = { kind, isEarly, outcome: outcomeOf(kind, answers) }
  const whose = isEarly && by ? by : { actor: null }
  await recordAct(db, { act: 'round.closed', coalitionId, roomId, ...whose, facts })
  return roomId
}

async function settleAnswers(
  db: Db,
  { id, kind, ...how }: { id: RoundId; kind: RoundKind; closedAt: Date; isEarly: boolean },
): Promise<(RoundAnswer | null)[]> {
  const answers: (RoundAnswer | null)[] = []
  for (const asked of await listAsked(db, [id])) {
    const final = answerAtClose(kind, asked, how)
    answers.push(final?.answer ?? null)
    const { organizationId } = asked
    if (final) await setAnswer(db, { roundId: id, organizationId, answer: final.answer, at: final.at })
  }
  return answers
}
