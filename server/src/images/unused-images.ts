import type { Db } from '@plenary/db/database.ts'
import { deleteUnusedImages, listRoomsWithOldImages } from '@plenary/db/images.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { MAX_IMAGE_ROOMS_A_LOOK, UNUSED_IMAGE_DAYS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'

const DAY_MS = 86_400_000

/** Deletes pictures that have stood nowhere for long: neither in the text of their room nor in a version. */
export async function sweepUnusedImages(ctx: ServerContext): Promise<void> {
  const before = new Date(ctx.now() - UNUSED_IMAGE_DAYS * DAY_MS)
  const roomIds = await listRoomsWithOldImages(ctx.db, { before, limit: MAX_IMAGE_ROOMS_A_LOOK })
  for (const roomId of roomIds) await sweepRoom(ctx, roomId, before)
}

async function sweepRoom(ctx: ServerContext, roomId: RoomId, before: Date): Promise<void> {
  try {
    const { copy } = await ctx.live.capture(roomId)
    const at = new Date(ctx.now())
    const deleted = await deleteUnusedImages(ctx.db, roomId, { document: copy.document, before, at })
    if (deleted > 0) ctx.logger.info({ roomId, deleted }, 'unused images deleted')
  } catch (error) {
    // The others are not to wait for it; it is tried again at the next look.
    ctx.logger.error({ err: error, roomId }, 'unused images could not be looked for')
  }
}

/** Deletes at once what stands nowhere any more: a purge leaves nothing of what was taken out. */
export async function eraseUnusedImages(
  db: Db,
  roomId: RoomId,
  { document, at }: { document: string; at: Date },
): Promise<void> {
  // Whatever was put in up to now; a clock that stands a little before ours is none of ours.
  await deleteUnusedImages(db, roomId, { document, before: new Date(at.getTime() + DAY_MS), at })
}
