import type { Removals } from '@plenary/db/snapshot-tables.ts'
import { findSnapshotText } from '@plenary/db/snapshot-texts.ts'
import { findNewestSnapshot, listRemovals, type SnapshotRecord } from '@plenary/db/snapshots.ts'
import { listLeases } from '@plenary/db/updates.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { OrganizationId, RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { ComparedTexts, ComparisonQuery, Stretches } from '@plenary/shared/snapshots.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import type { AuthoredStretch } from '../live/authorship.ts'
import type { Actor } from '../members/members.ts'
import { enterSnapshots, requireSnapshot, type Visitor } from './snapshot-access.ts'
import { organizationsIn, organizationsOf, showSnapshots } from './snapshot-views.ts'
import { deedsSince, removalsOf } from './taking.ts'

/** One of two texts that are compared; `record` is null for the text of now. */
type Side = { record: SnapshotRecord | null; document: string; hash: string; compressed: Uint8Array }

/**
 * Two texts of a room, the older first, and which organisation made of one the other.
 *
 * @throws {InvalidInput} `to`, where it is the older
 */
export async function compareTexts(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  query: ComparisonQuery,
): Promise<ComparedTexts> {
  const visitor = await enterSnapshots(ctx, actor, roomId)
  ctx.throttles.take('comparison', actor.accountId)
  const older = await requireSnapshot(ctx, visitor, query.from)
  const from = await sideOf(ctx, older)
  const { side: to, removals } = await newerSide(ctx, visitor, { older, to: query.to })
  const { written, removed } = await ctx.folder.authorship({
    from: from.compressed,
    to: to.compressed,
    deleted: removals.map(({ organizationIds, ranges }) => ({ authors: organizationIds, ranges })),
    leases: await listLeases(ctx.db, roomId),
  })
  return answer(ctx, visitor, { from, to, written, removed })
}

async function sideOf(ctx: ServerContext, record: SnapshotRecord): Promise<Side> {
  const text = await findSnapshotText(ctx.db, record.id)
  if (!text) throw new AppError('not-found')
  return { record, hash: record.hash, ...text }
}

type Newer = { side: Side; removals: Removals[] }

async function newerSide(
  ctx: ServerContext,
  visitor: Visitor,
  { older, to }: { older: SnapshotRecord; to: SnapshotId | 'live' },
): Promise<Newer> {
  if (to === 'live') return liveSide(ctx, older)
  const record = await requireSnapshot(ctx, visitor, to)
  if (record.number < older.number) throw new InvalidInput(['to'])
  const span = { after: older.number, upTo: record.number }
  return { side: await sideOf(ctx, record), removals: await listRemovals(ctx.db, older.roomId, span) }
}

/** The committed text of now, and who deleted what since: up to the newest version as kept, after it as in the log. */
async function liveSide(ctx: ServerContext, older: SnapshotRecord): Promise<Newer> {
  const { roomId } = older
  const newest = (await findNewestSnapshot(ctx.db, roomId)) ?? older
  const { seq, copy } = await ctx.live.capture(roomId)
  const deeds = await deedsSince(ctx, newest, { roomId, seq, whole: copy.compressed })
  const kept = await listRemovals(ctx.db, roomId, { after: older.number, upTo: newest.number })
  const { document, hash, compressed } = copy
  return { side: { record: null, document, hash, compressed }, removals: [...kept, removalsOf(deeds)] }
}

type Compared = { from: Side; to: Side; written: AuthoredStretch[]; removed: AuthoredStretch[] }

async function answer(
  ctx: ServerContext,
  { speaker }: Visitor,
  { from, to, written, removed }: Compared,
): Promise<ComparedTexts> {
  const records = [to.record, from.record].filter((record) => record !== null)
  const shown = await showSnapshots(ctx, speaker, records)
  const authors = [...written, ...removed].flatMap(({ author }) => (author as OrganizationId | null) ?? [])
  const wanted = new Set([...authors, ...organizationsIn(shown)])
  const organizations = await organizationsOf(ctx, speaker, wanted)
  const places = new Map<string, number>(organizations.map(({ id }, at) => [id, at]))
  const stretches = (authored: AuthoredStretch[]): Stretches =>
    authored.map(({ author, length }) => [places.get(author ?? '') ?? -1, length])
  const side = ({ record, document, hash }: Side) => ({
    ...{ document, hash },
    snapshot: shown.find(({ id }) => id === record?.id) ?? null,
  })
  return {
    from: side(from),
    to: side(to),
    written: stretches(written),
    removed: stretches(removed),
    organizations,
  }
}
