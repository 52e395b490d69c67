import { randomBytes } from 'node:crypto'
import { recordAct } from '@plenary/db/audit.ts'
import { lockFreeze } from '@plenary/db/freezes.ts'
import { endPublication, insertPublication, listPublications } from '@plenary/db/publications.ts'
import { findSealFile } from '@plenary/db/seal-files.ts'
import { findSeal } from '@plenary/db/seals.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, SealId } from '@plenary/shared/ids.ts'
import type { PublicationInput } from '@plenary/shared/seals.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterRoomTo } from '../rooms/room-access.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { authorNow, givePseudonym } from '../rooms/speaker.ts'

type SealOf = { roomId: RoomId; sealId: SealId }

/**
 * Makes a seal public at an address of its own, which nobody finds by guessing.
 *
 * @throws {AppError} `no-access`, `not-found`; `text-gone`; `already-public`
 */
export async function publishSeal(
  ctx: ServerContext,
  actor: Actor,
  { roomId, sealId, isListed }: SealOf & PublicationInput,
): Promise<void> {
  const access = await enterRoomTo(ctx, actor, roomId, 'publish')
  await givePseudonym(ctx, access)
  await ctx.db.transaction().execute(async (trx) => {
    await lockFreeze(trx, roomId)
    await requireStillTo(trx, actor, access, 'publish')
    const seal = await findSeal(trx, roomId, sealId)
    if (!seal) throw new AppError('not-found')
    if (!(await findSealFile(trx, sealId, 'text.json'))) throw new AppError('text-gone')
    const living = await listPublications(trx, roomId)
    if (living.some((publication) => publication.sealId === sealId)) throw new AppError('already-public')
    const slug = randomBytes(12).toString('base64url')
    const by = await authorNow(trx, access, 'publish')
    await insertPublication(trx, { slug, sealId, isListed, publishedAt: new Date(ctx.now()), by })
    const event = { coalitionId: access.room.coalition.id, roomId, ...(await traceOf(trx, access)) }
    await recordAct(trx, { act: 'seal.published', ...event, facts: { hash: seal.hash, listed: isListed } })
  })
  ctx.logger.info({ roomId }, 'seal published')
}

/**
 * Takes a seal back from the public, at once. One that is not public stays so.
 *
 * @throws {AppError} `no-access`, `not-found`
 */
export async function unpublishSeal(
  ctx: ServerContext,
  actor: Actor,
  { roomId, sealId }: SealOf,
): Promise<void> {
  const access = await enterRoomTo(ctx, actor, roomId, 'publish')
  await givePseudonym(ctx, access)
  await ctx.db.transaction().execute(async (trx) => {
    await requireStillTo(trx, actor, access, 'publish')
    const seal = await findSeal(trx, roomId, sealId)
    if (!seal) throw new AppError('not-found')
    const by = await authorNow(trx, access, 'publish')
    const slug = await endPublication(trx, sealId, { at: new Date(ctx.now()), by })
    if (slug === null) return
    const event = { coalitionId: access.room.coalition.id, roomId, ...(await traceOf(trx, access)) }
    await recordAct(trx, { act: 'seal.unpublished', ...event, facts: { hash: seal.hash } })
  })
  ctx.logger.info({ roomId }, 'seal unpublished')
}
