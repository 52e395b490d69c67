import type { RedactedSnapshot } from '@plenary/db/purges.ts'
import { findSnapshotText, type SnapshotText } from '@plenary/db/snapshot-texts.ts'
import { findLastNumber } from '@plenary/db/snapshots.ts'
import { listLogRows } from '@plenary/db/updates.ts'
import { Passage } from '@plenary/shared/document/passage.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import { LOG_PAGE_ROWS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import type { FoldedText } from '../live/fold.ts'
import type { LogPlace } from '../live/room-store.ts'
import { findVersionsWith } from './version-search.ts'

/** What a purge will write, found out beside the event loop and before anything is locked. */
export type PurgePlan = LogPlace & {
  roomId: RoomId
  /** The row that takes the passage out of the text. */
  deletion: Uint8Array
  /** The text without it, up to row `seq`. */
  folded: FoldedText
  /** Rows up to `seq` without anything that is deleted in that text. */
  rows: { seq: number; update: Uint8Array }[]
  versions: RedactedSnapshot[]
  /** The same text as JSON: a picture that it does not name is nowhere in it any more. */
  document: string
  /** The newest version that there was. */
  lastNumber: number
}

/** @throws {AppError} as `LiveRooms.capture` does */
export async function planPurge(
  ctx: ServerContext,
  roomId: RoomId,
  { words, spared }: { words: string; spared: readonly SnapshotId[] },
): Promise<PurgePlan> {
  const lastNumber = await findLastNumber(ctx.db, roomId)
  const { seq, epoch, state, updates } = await ctx.live.readCommitted(roomId)
  const { deletion, folded } = await ctx.folder.purge(state, updates, words)
  const redacted = await ctx.folder.redact(folded.state, logPages(ctx, roomId, seq))
  return {
    ...{ roomId, seq, epoch, deletion, folded, lastNumber },
    // A log counts from 1, without gaps.
    rows: redacted.map(({ at, update }) => ({ seq: at + 1, update })),
    versions: await redactVersions(ctx, roomId, { words, spared }),
    document: (await ctx.folder.copy(folded.state, [])).document,
  }
}

async function* logPages(ctx: ServerContext, roomId: RoomId, upTo: number): AsyncGenerator<Uint8Array[]> {
  for (let last = 0; last < upTo; ) {
    const limit = Math.min(LOG_PAGE_ROWS, upTo - last)
    const rows = await listLogRows(ctx.db, { roomId, afterSeq: last, limit })
    if (rows.length === 0) return
    yield rows.map(({ update }) => update)
    last = rows.at(-1)?.seq ?? upTo
  }
}

async function redactVersions(
  ctx: ServerContext,
  roomId: RoomId,
  { words, spared }: { words: string; spared: readonly SnapshotId[] },
): Promise<RedactedSnapshot[]> {
  const passage = new Passage(words)
  const redacted: RedactedSnapshot[] = []
  for (const { id, label, note } of await findVersionsWith(ctx, roomId, words)) {
    const kept = spared.includes(id) ? null : await findSnapshotText(ctx.db, id)
    if (!kept) continue
    const { compressed, document, places } = await ctx.folder.purgeCopy(kept.compressed, words)
    const text: SnapshotText = { compressed, document, places }
    redacted.push({
      id,
      label: label && passage.removedFrom(label),
      note: note && passage.removedFrom(note),
      text,
    })
  }
  return redacted
}
