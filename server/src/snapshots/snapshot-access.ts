import { findVersionsSince } from '@plenary/db/room-roles.ts'
import { findSnapshot, type SnapshotRecord } from '@plenary/db/snapshots.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { RoomAction } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterThreads, type Speaker } from '../rooms/speaker.ts'

/** Somebody among the versions of a room, and from when on they see them; null for all. */
export type Visitor = { speaker: Speaker; since: Date | null }

/**
 * Lets somebody into the versions of a room. A guest came late: what was there before them is not theirs to see.
 *
 * @throws {AppError} `not-found` for who may not see the room; `no-access` for who may be there and not do that
 */
export async function enterSnapshots(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  action: RoomAction = 'read-text',
): Promise<Visitor> {
  const speaker = await enterThreads(ctx, actor, roomId, action)
  const { memberId, role } = speaker.mandate
  return { speaker, since: role === 'guest' ? await findVersionsSince(ctx.db, roomId, memberId) : null }
}

/**
 * One of the versions that somebody sees.
 *
 * @throws {AppError} `not-found`, alike for one that is none of this room, was before them, or was thinned out
 */
export async function requireSnapshot(
  ctx: ServerContext,
  { speaker, since }: Visitor,
  id: SnapshotId,
): Promise<SnapshotRecord> {
  const snapshot = await findSnapshot(ctx.db, speaker.room.id, id)
  const isTheirs = snapshot && (since === null || snapshot.takenAt >= since)
  if (!isTheirs || snapshot.isThinned) throw new AppError('not-found')
  return snapshot
}
