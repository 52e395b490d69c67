import type { Db } from '@plenary/db/database.ts'
import { insertNotices, listHearers } from '@plenary/db/notices.ts'
import { listRoomMembers } from '@plenary/db/room-people.ts'
import { insertSnapshot, type SnapshotRecord } from '@plenary/db/snapshots.ts'
import { findCheckpoint, listLogRows } from '@plenary/db/updates.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { MemberId, RoomId } from '@plenary/shared/ids.ts'
import { LOG_PAGE_ROWS, MASS_DELETION_WINDOW_MS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import { tellOfSnapshots } from './snapshot-news.ts'
import { type CopiedText, factsOf, type TakenText, takeText } from './taking.ts'

/**
 * Keeps the text of a room as it was up to a row of its log, after which most of it was deleted, and tells the
 * coordinators. Once for each time, however many nodes notice; and not for who has gone back to a shorter version, since
 * what was there before is kept by that.
 */
export async function keepBeforeDeletion(ctx: ServerContext, roomId: RoomId, seq: number): Promise<void> {
  const copy = () => copyUpTo(ctx.db, ctx.folder, { roomId, seq })
  const hearers = await takeText(ctx, roomId, (text) => keepOnce(ctx, text), copy)
  if (!hearers) return
  ctx.inboxNews.tell(hearers)
  tellOfSnapshots(ctx.events, roomId)
  ctx.logger.warn({ roomId, seq }, 'most of a text was deleted')
}

/** Gives who is told; null where it is known already. */
async function keepOnce(ctx: ServerContext, text: TakenText): Promise<MemberId[] | null> {
  const { newest, roomId, hash, logSeq } = text
  const at = new Date(ctx.now())
  if (newest && isKnown(newest, at)) return null
  return ctx.db.transaction().execute(async (trx) => {
    // A version from after the text had begun to fall is no place for an older one: the one before it has to do.
    const isKept = newest !== null && (newest.hash === hash || newest.logSeq > logSeq)
    if (!isKept) {
      const [facts, after] = factsOf(text)
      const nobody = { label: null, note: null, beforeRestoring: null, takenBy: null }
      await insertSnapshot(trx, { ...facts, ...nobody, kind: 'deletion', takenAt: at }, after)
    }
    return tellCoordinators(trx, roomId, at)
  })
}

function isKnown({ kind, takenAt }: SnapshotRecord, now: Date): boolean {
  const isFresh = now.getTime() - takenAt.getTime() <= MASS_DELETION_WINDOW_MS
  return isFresh && (kind === 'deletion' || kind === 'restore')
}

/** In the name of their own organisations: whose deletion it was is seen in the comparison. */
async function tellCoordinators(trx: Db, roomId: RoomId, at: Date): Promise<MemberId[]> {
  const about = { roomId, threadId: null, commentId: null }
  const members = await listRoomMembers(trx, roomId)
  const coordinators = new Set(
    members.filter(({ memberRole }) => memberRole === 'coordinator').map(({ memberId }) => memberId),
  )
  const hearers = (await listHearers(trx, about)).filter(({ memberId }) => coordinators.has(memberId))
  for (const { memberId, organizationId } of hearers) {
    const notice = { memberId, kind: 'mass-deletion', isDirect: true } as const
    await insertNotices(trx, [notice], { about, by: { memberId: null, organizationId }, at })
  }
  return hearers.map(({ memberId }) => memberId)
}

/** The text as it was, from the checkpoint where that is older, or from the beginning of the log. */
async function copyUpTo(
  db: Db,
  folder: ServerContext['folder'],
  { roomId, seq }: { roomId: RoomId; seq: number },
): Promise<CopiedText> {
  const checkpoint = await findCheckpoint(db, roomId)
  const from = checkpoint && checkpoint.seq <= seq ? checkpoint : null
  const updates: Uint8Array[] = []
  let epoch = from?.epoch
  for (let last = from?.seq ?? 0; last < seq; ) {
    const limit = Math.min(LOG_PAGE_ROWS, seq - last)
    const rows = await listLogRows(db, { roomId, afterSeq: last, limit })
    if (rows.length === 0)
      throw new AppError('storage-failed', { detail: 'the log does not reach so far back' })
    updates.push(...rows.map((row) => row.update))
    epoch ??= rows[0]?.epoch
    last = rows.at(-1)?.seq ?? seq
  }
  return { seq, epoch: epoch ?? 0, copy: await folder.copy(from?.state ?? null, [updates]) }
}
