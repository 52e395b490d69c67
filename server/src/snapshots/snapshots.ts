import { findSnapshotDocument } from '@plenary/db/snapshot-texts.ts'
import {
  countKeptSnapshots,
  insertSnapshot,
  listSnapshots,
  type NewSnapshotRecord,
} from '@plenary/db/snapshots.ts'
import { listLogSeqs } from '@plenary/db/updates.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import { MAX_KEPT_SNAPSHOTS } from '@plenary/shared/limits.ts'
import { can } from '@plenary/shared/permissions.ts'
import type { NewSnapshot, Snapshot, SnapshotAction, SnapshotList } from '@plenary/shared/snapshots.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { standingOf } from '../rooms/room-access.ts'
import { requireStillTo } from '../rooms/room-rights.ts'
import { authorNow, givePseudonym, type Speaker } from '../rooms/speaker.ts'
import { enterSnapshots, requireSnapshot, type Visitor } from './snapshot-access.ts'
import { tellOfSnapshots } from './snapshot-news.ts'
import { organizationsIn, organizationsOf, showSnapshots } from './snapshot-views.ts'
import { factsOf, takeText } from './taking.ts'

/** The versions of a room, as far back as whoever asks sees them. */
export async function listSnapshotsOf(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
): Promise<SnapshotList> {
  const { speaker, since } = await enterSnapshots(ctx, actor, roomId)
  const records = await listSnapshots(ctx.db, roomId, { since })
  const items = await showSnapshots(ctx, speaker, records)
  const seqs = await listLogSeqs(ctx.db, [roomId])
  return {
    items,
    next: null,
    organizations: await organizationsOf(ctx, speaker, new Set(organizationsIn(items))),
    live: { hasChanged: (seqs.get(roomId) ?? 0) > (records[0]?.logSeq ?? 0) },
    abilities: abilitiesOf(speaker),
  }
}

/**
 * Keeps the committed text of a room as a version.
 *
 * @throws {AppError} `no-access`; `too-many-versions`; `not-found` for a version to go back to that they do not see
 */
export async function takeSnapshot(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  input: NewSnapshot,
): Promise<Snapshot> {
  const visitor = await enterSnapshots(ctx, actor, roomId, 'keep-versions')
  const { speaker } = visitor
  const why = await reasonOf(ctx, visitor, input)
  if ((await countKeptSnapshots(ctx.db, roomId)) >= MAX_KEPT_SNAPSHOTS)
    throw new AppError('too-many-versions')
  ctx.throttles.take('snapshot', actor.accountId)
  await givePseudonym(ctx, speaker)
  const id = await takeText(ctx, roomId, (text) => {
    const [facts, after] = factsOf(text)
    return ctx.db.transaction().execute(async (trx) => {
      const takenBy = await authorNow(trx, speaker, 'keep-versions')
      await requireStillTo(trx, actor, speaker, 'keep-versions')
      return insertSnapshot(trx, { ...facts, ...why, takenBy, takenAt: new Date(ctx.now()) }, after)
    })
  })
  tellOfSnapshots(ctx.events, roomId)
  ctx.logger.info({ roomId, snapshotId: id, kind: input.kind }, 'version kept')
  return showOne(ctx, visitor, id)
}

async function showOne(ctx: ServerContext, visitor: Visitor, id: SnapshotId): Promise<Snapshot> {
  const record = await requireSnapshot(ctx, visitor, id)
  const [shown] = await showSnapshots(ctx, visitor.speaker, [record])
  if (!shown) throw new AppError('not-found')
  return shown
}

type Reason = Pick<NewSnapshotRecord, 'kind' | 'label' | 'note' | 'beforeRestoring'>

async function reasonOf(ctx: ServerContext, visitor: Visitor, input: NewSnapshot): Promise<Reason> {
  if (input.kind === 'named') return { ...input, beforeRestoring: null }
  const { number } = await requireSnapshot(ctx, visitor, input.of)
  return { kind: 'restore', label: null, note: null, beforeRestoring: number }
}

function abilitiesOf(speaker: Speaker): SnapshotAction[] {
  const standing = standingOf(speaker)
  if (!can(standing, 'keep-versions')) return []
  return can(standing, 'write-text') ? ['take', 'restore'] : ['take']
}

/** The canonical JSON of a version: its SHA-256 is the version's hash. */
export async function getSnapshotDocument(
  ctx: ServerContext,
  actor: Actor,
  { roomId, snapshotId }: { roomId: RoomId; snapshotId: SnapshotId },
): Promise<string> {
  ctx.throttles.take('text', actor.accountId)
  const visitor = await enterSnapshots(ctx, actor, roomId)
  const { id } = await requireSnapshot(ctx, visitor, snapshotId)
  const document = await findSnapshotDocument(ctx.db, id)
  if (document === null) throw new AppError('not-found')
  return document
}
