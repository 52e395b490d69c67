import type { Removals } from '@plenary/db/snapshot-tables.ts'
import { findSnapshotText } from '@plenary/db/snapshot-texts.ts'
import {
  findNewestSnapshot,
  type NewSnapshotRecord,
  SnapshotOvertaken,
  type SnapshotRecord,
} from '@plenary/db/snapshots.ts'
import { listDeeds, listLeases } from '@plenary/db/updates.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { LOG_PAGE_ROWS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import type { Course } from '../live/folder.ts'
import type { LogPlace } from '../live/room-store.ts'
import type { TextCopy } from '../live/text-copy.ts'
import type { Deed, TextDeeds } from '../live/text-deeds.ts'

/** What can be said of a text at a moment by itself, to be kept after the version that was the newest then. */
export type TakenText = Pick<
  NewSnapshotRecord,
  'roomId' | 'logSeq' | 'words' | 'hash' | 'contributions' | 'removals' | 'text'
> & { newest: SnapshotRecord | null; epoch: number }

const MAX_TRIES = 4

/**
 * Copies the committed text of a room, or what else `copy` gives, and gives it to `keep`; again where another version has
 * been kept meanwhile.
 *
 * @throws {AppError} as `LiveRooms.capture` does; `storage-failed` where others are always first
 */
export async function takeText<T>(
  ctx: ServerContext,
  roomId: RoomId,
  keep: (text: TakenText) => Promise<T>,
  copy: (ctx: ServerContext, roomId: RoomId) => Promise<CopiedText> = copyNow,
): Promise<T> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    try {
      return await keep(await taken(ctx, roomId, copy))
    } catch (error) {
      if (!(error instanceof SnapshotOvertaken)) throw error
    }
  }
  throw new AppError('storage-failed', { detail: 'other versions are kept all the time' })
}

/** What `insertSnapshot` asks besides who, when and why. */
export function factsOf({ newest, epoch, ...facts }: TakenText) {
  return [facts, { afterNumber: newest?.number ?? 0, epoch }] as const
}

/** A text up to a row of its log, as it was in an epoch. */
export type CopiedText = LogPlace & { copy: TextCopy }

function copyNow(ctx: ServerContext, roomId: RoomId): Promise<CopiedText> {
  return ctx.live.capture(roomId)
}

async function taken(
  ctx: ServerContext,
  roomId: RoomId,
  copyText: (ctx: ServerContext, roomId: RoomId) => Promise<CopiedText>,
): Promise<TakenText> {
  const newest = await findNewestSnapshot(ctx.db, roomId)
  const { seq, epoch, copy } = await copyText(ctx, roomId)
  const { hash, words, ...text } = copy
  const deeds = await deedsSince(ctx, newest, { roomId, seq, whole: copy.compressed })
  return {
    ...{ roomId, newest, epoch, hash, words, text },
    logSeq: seq,
    contributions: contributionsOf(deeds),
    removals: removalsOf(deeds),
  }
}

type Until = { roomId: RoomId; seq: number; whole: Uint8Array }

/** What has become of a text since a version, up to a row of its log; since its beginning where there was none. */
export async function deedsSince(
  ctx: ServerContext,
  version: SnapshotRecord | null,
  { roomId, seq, whole }: Until,
): Promise<TextDeeds> {
  const before = version && (await findSnapshotText(ctx.db, version.id))
  const course: Course =
    version && before
      ? { before: before.compressed, deeds: readDeeds(ctx, roomId, { afterSeq: version.logSeq, upTo: seq }) }
      : { whole }
  return ctx.folder.followDeeds(course, await listLeases(ctx.db, roomId))
}

async function* readDeeds(
  ctx: ServerContext,
  roomId: RoomId,
  { afterSeq, upTo }: { afterSeq: number; upTo: number },
): AsyncGenerator<Deed[]> {
  for (let last = afterSeq; last < upTo; ) {
    const rows = await listDeeds(ctx.db, { roomId, afterSeq: last, upTo, limit: LOG_PAGE_ROWS })
    if (rows.length === 0) return
    yield rows.map(({ organizationId, update }) => ({ author: organizationId, update }))
    last = rows.at(-1)?.seq ?? upTo
  }
}

// Authors are organisations here: the engine does not know what they are.
function contributionsOf({ words }: TextDeeds): NewSnapshotRecord['contributions'] {
  return words.map(({ author, ...count }) => ({ organizationId: author as OrganizationId, ...count }))
}

/** Who deleted what, as it is kept. */
export function removalsOf({ deleted: { authors, ranges } }: TextDeeds): Removals {
  return { organizationIds: authors as OrganizationId[], ranges }
}
