import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { lockRoom } from '@plenary/db/freezes.ts'
import { beginEpoch, EpochOvertaken, rewriteLogRows } from '@plenary/db/log-rewriting.ts'
import { insertPurge, redactSnapshot, vacuumTexts } from '@plenary/db/purges.ts'
import { listSaidWords, putSaidWords } from '@plenary/db/said-words.ts'
import type { VersionRedaction } from '@plenary/db/snapshot-tables.ts'
import { lockSnapshotHead } from '@plenary/db/snapshots.ts'
import { replaceCheckpoint } from '@plenary/db/updates.ts'
import { Passage } from '@plenary/shared/document/passage.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Purged, PurgeInput } from '@plenary/shared/purges.ts'
import type { ServerContext } from '../context.ts'
import { eraseUnusedImages } from '../images/unused-images.ts'
import type { Actor } from '../members/members.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { authorNow, enterThreads, givePseudonym, type Speaker } from '../rooms/speaker.ts'
import { cleanedWords } from './cleaned-words.ts'
import { type PurgePlan, planPurge } from './planning.ts'

const MAX_TRIES = 4

/**
 * Removes a passage for safety: from the text, with every letter that was ever deleted from it out of the log, from all
 * versions but those that are spared, and from what is said beside the text. When this answers, everybody who had the
 * text open on this node has been sent away to come back without their copy.
 *
 * @throws {AppError} `not-found`, `no-access`; `storage-failed` where others keep versions or purge all the time
 */
export async function purgePassage(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  input: PurgeInput,
): Promise<Purged> {
  const speaker = await enterThreads(ctx, actor, roomId, 'purge-text')
  ctx.throttles.take('purge', actor.accountId)
  await givePseudonym(ctx, speaker)
  const { seq, versions } = await untilNobodyWasFirst(() => purgeOnce(ctx, actor, speaker, input))
  await ctx.live.renew(roomId, seq)
  ctx.errands.run('vacuum after a purge', () => vacuumTexts(ctx.db))
  ctx.logger.info({ roomId, versions }, 'passage purged')
  return { versions }
}

/** What the plan was made on is not there any more: it is made anew. */
class Overtaken extends Error {}

async function untilNobodyWasFirst<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof Overtaken || error instanceof EpochOvertaken)) throw error
    }
  }
  throw new AppError('storage-failed', { detail: 'others are always first' })
}

type Done = { seq: number; versions: number }

async function purgeOnce(
  ctx: ServerContext,
  actor: Actor,
  speaker: Speaker,
  input: PurgeInput,
): Promise<Done> {
  const plan = await planPurge(ctx, speaker.room.id, input)
  const at = new Date(ctx.now())
  return ctx.db.transaction().execute(async (trx) => {
    // What is said meanwhile waits, and so does another purge.
    await lockRoom(trx, plan.roomId)
    const by = await authorNow(trx, speaker, 'purge-text')
    await requireStillTo(trx, actor, speaker, 'purge-text')
    const { roomId } = plan
    const head = await lockSnapshotHead(trx, roomId)
    if (head.number !== plan.lastNumber) throw new Overtaken()
    await rewriteLogRows(trx, roomId, plan.rows)
    const said = await listSaidWords(trx, roomId)
    await putSaidWords(trx, cleanedWords(said, new Passage(input.words)))
    const redactions = await redactVersions(trx, plan)
    const row = { ...by, sessionHash: actor.hash, update: plan.deletion }
    const seq = await beginEpoch(trx, { roomId, epoch: plan.epoch, row })
    const epoch = plan.epoch + 1
    await insertPurge(trx, { roomId, epoch, purgedBy: by, purgedAt: at, redactions, head })
    await replaceCheckpoint(trx, { roomId, seq: plan.seq, epoch, ...plan.folded })
    await eraseUnusedImages(trx, roomId, { document: plan.document, at })
    await recordPurge(trx, speaker, redactions.length)
    return { seq, versions: redactions.length }
  })
}

async function redactVersions(db: Db, { versions, epoch }: PurgePlan): Promise<VersionRedaction[]> {
  const redactions: VersionRedaction[] = []
  for (const version of versions) redactions.push(await redactSnapshot(db, version, epoch + 1))
  return redactions
}

/** The trail says that it was done, and nothing of what. */
async function recordPurge(db: Db, speaker: Speaker, versions: number): Promise<void> {
  const { id: roomId, coalition } = speaker.room
  const trace = await traceOf(db, speaker)
  await recordAct(db, {
    act: 'room.purged',
    coalitionId: coalition.id,
    roomId,
    ...trace,
    facts: { versions },
  })
}
