import { thinSnapshots } from '@plenary/db/snapshot-texts.ts'
import { insertSnapshot, listRoomsToKeep, listSnapshots, markLooked } from '@plenary/db/snapshots.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { MAX_SNAPSHOTS_A_LOOK } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import { tellOfSnapshots } from './snapshot-news.ts'
import { factsOf, type TakenText, takeText } from './taking.ts'
import { snapshotsToThin } from './thinning.ts'

/** What else a text has come to when it has changed and become quiet: its room, and its hash. */
type WhenKept = (roomId: RoomId, hash: string) => Promise<void>

/** Keeps the texts that have changed and become quiet, or have not become quiet for long; thins out what is old. */
export async function keepQuietTexts(ctx: ServerContext, whenKept: WhenKept): Promise<void> {
  const { quietMs, longestMs } = ctx.config.versions
  const roomIds = await listRoomsToKeep(ctx.db, {
    quietSince: new Date(ctx.now() - quietMs),
    changedBefore: new Date(ctx.now() - longestMs),
    limit: MAX_SNAPSHOTS_A_LOOK,
  })
  for (const roomId of roomIds) await keepQuietText(ctx, roomId, whenKept)
}

async function keepQuietText(ctx: ServerContext, roomId: RoomId, whenKept: WhenKept): Promise<void> {
  try {
    const kept = await takeText(ctx, roomId, async (text) => ((await keepIfNew(ctx, text)) ? text : null))
    if (!kept) return
    await thinOut(ctx, roomId)
    tellOfSnapshots(ctx.events, roomId)
    await whenKept(roomId, kept.hash)
  } catch (error) {
    // The others are not to wait for it; it is tried again at the next look.
    ctx.logger.error({ err: error, roomId }, 'a version could not be kept')
  }
}

/** A text that was changed and changed back is the version that is there. */
async function keepIfNew(ctx: ServerContext, text: TakenText): Promise<boolean> {
  const { roomId, logSeq, hash, newest } = text
  const isNew = newest?.hash !== hash
  await ctx.db.transaction().execute(async (trx) => {
    if (!isNew) return markLooked(trx, roomId, logSeq)
    const [facts, after] = factsOf(text)
    const nobody = { label: null, note: null, beforeRestoring: null, takenBy: null }
    const takenAt = new Date(ctx.now())
    await insertSnapshot(trx, { ...facts, ...nobody, kind: 'automatic', takenAt }, after)
  })
  return isNew
}

async function thinOut(ctx: ServerContext, roomId: RoomId): Promise<void> {
  const snapshots = await listSnapshots(ctx.db, roomId, { since: null })
  const gone = snapshotsToThin(snapshots, ctx.now())
  await ctx.db.transaction().execute((trx) => thinSnapshots(trx, gone, new Date(ctx.now())))
}
