import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { isAsked } from '@plenary/db/round-answers.ts'
import { holdOpenRound } from '@plenary/db/rounds.ts'
import type { AuthorRecord, ThreadRecord } from '@plenary/db/threads.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { NewThread } from '@plenary/shared/threads.ts'
import { traceOf } from '../rooms/room-rights.ts'
import type { Speaker } from '../rooms/speaker.ts'

/**
 * The round that a new thread belongs to: the one that is open, for who is asked in it. What not everybody in the room
 * may see belongs to none, so that no table, export or count of a round can tell of it.
 *
 * @throws {AppError} for an objection: `no-silence` where no silence procedure is open; `no-access` for who is not asked
 */
export async function roundOfThread(
  db: Db,
  { room }: Speaker,
  { author, input, now }: { author: AuthorRecord; input: NewThread; now: Date },
): Promise<ThreadRecord['round']> {
  const { visibility, isObjection = false } = input
  if (visibility !== 'room') return null
  const round = await holdOpenRound(db, room.id)
  const isOpen = round !== null && round.closesAt > now
  if (isObjection && !(isOpen && round.kind === 'silence')) throw new AppError('no-silence')
  if (!isOpen) return null
  if (await isAsked(db, round.id, author.organizationId)) return { id: round.id, isObjection }
  if (isObjection) throw new AppError('no-access')
  return null
}

/** Writes down that an organisation has objected; call it last in the transaction. */
export async function recordObjection(db: Db, speaker: Speaker): Promise<void> {
  const { room } = speaker
  const facts = { kind: 'silence', answer: 'objected' }
  const trace = await traceOf(db, speaker)
  await recordAct(db, {
    act: 'round.answered',
    coalitionId: room.coalition.id,
    roomId: room.id,
    ...trace,
    facts,
  })
}
