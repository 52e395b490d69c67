import { createHash } from 'node:crypto'
import { lockRoom } from '@plenary/db/freezes.ts'
import { findImage, type ImageRecord, insertImage, measureImages, touchImage } from '@plenary/db/images.ts'
import { isImageId } from '@plenary/shared/document/image-id.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { KeptImage } from '@plenary/shared/images.ts'
import { MAX_ROOM_IMAGE_BYTES, MAX_ROOM_IMAGES } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterRoom, enterRoomTo } from '../rooms/room-access.ts'
import { requireStillTo } from '../rooms/room-rights.ts'
import { cleanImage } from './clean-image.ts'

/**
 * Keeps a picture for the text of a room, and gives the name under which the text may speak of it. It is in no text yet:
 * that is an edit like any other.
 *
 * @throws {AppError} `not-found`, `no-access`, `room-frozen`; `image-refused`; `too-many-images`
 */
export async function keepImage(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  sent: Uint8Array,
): Promise<KeptImage> {
  const access = await enterRoomTo(ctx, actor, roomId, 'write-text')
  const image = await cleanImage(sent)
  const id = imageIdOf(roomId, image.bytes)
  await ctx.db.transaction().execute(async (trx) => {
    await lockRoom(trx, roomId)
    await requireStillTo(trx, actor, access, 'write-text')
    const at = new Date(ctx.now())
    if (await touchImage(trx, roomId, { id, at })) return
    const { count, sizeBytes } = await measureImages(trx, roomId)
    if (count >= MAX_ROOM_IMAGES || sizeBytes + image.bytes.length > MAX_ROOM_IMAGE_BYTES)
      throw new AppError('too-many-images')
    await insertImage(trx, roomId, { id, ...image, at })
  })
  ctx.logger.info({ roomId, sizeBytes: image.bytes.length }, 'image kept')
  return { id, width: image.width, height: image.height }
}

/**
 * A picture of a room.
 *
 * @throws {AppError} `not-found`, alike for a room that the actor does not see and a picture that it does not have
 */
export async function getImage(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  id: string,
): Promise<ImageRecord> {
  await enterRoom(ctx, actor, roomId)
  ctx.throttles.take('image', actor.accountId)
  const image = isImageId(id) ? await findImage(ctx.db, roomId, id) : null
  if (!image) throw new AppError('not-found')
  return image
}

/**
 * Of the bytes, so that the fingerprint of a text, which organisations sign, holds its pictures too; and of the room, so
 * that nobody learns from a name whether another room has the same picture.
 */
function imageIdOf(roomId: RoomId, bytes: Uint8Array): string {
  return createHash('sha256').update(roomId).update('\0').update(bytes).digest('hex')
}
