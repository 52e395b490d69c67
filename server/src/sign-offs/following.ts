import type { Db } from '@plenary/db/database.ts'
import { listSignOffs, type SignOffRecord } from '@plenary/db/sign-offs.ts'
import { insertSnapshot } from '@plenary/db/snapshots.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { type Standing, standingsOf } from '@plenary/shared/sign-off-standings.ts'
import type { SignOffList } from '@plenary/shared/sign-offs.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { tellOfSnapshots } from '../snapshots/snapshot-news.ts'
import { factsOf, type TakenText, takeText } from '../snapshots/taking.ts'
import { actOnSignOff, NO_WORDS } from './acting.ts'
import { leftOutOf } from './left-out.ts'
import { enterToSign } from './sign-off-access.ts'
import { listSignOffsOf } from './sign-offs.ts'

/**
 * Confirms for one's organisation that what has changed in the text since it signed is editorial: its signature then
 * stands for the text of now, which is kept as a version.
 *
 * @throws {AppError} `no-access`, `no-key`; `no-signature` where it has none; `text-moved` where the text of now is not the one
 *   of that hash, and so not the one that was read; `left-out-gone` where it does not hold a recommendation that the
 *   organisation has left out, so that nobody could tell what it joins
 */
export async function confirmText(
  ctx: ServerContext,
  actor: Actor,
  { roomId, hash }: { roomId: RoomId; hash: string },
): Promise<SignOffList> {
  const speaker = await enterToSign(ctx, actor, roomId)
  await takeText(ctx, roomId, async (text) => {
    if (text.hash !== hash) throw new AppError('text-moved')
    const recommendations = await ctx.folder.signableRecommendations(text.text.document)
    await actOnSignOff(ctx, { actor, speaker }, async (trx, by) => {
      const { decision, leftOut: before } = await standingSignature(trx, roomId, by.organizationId)
      const ids = before.map(({ id }) => id)
      const leftOut = leftOutOf(recommendations, ids, () => new AppError('left-out-gone'))
      const version = await versionOf(trx, text, new Date(ctx.now()))
      const { roundId, isConfidential } = decision
      return { ...NO_WORDS, act: 'confirmed', roundId, isConfidential, leftOut, version }
    })
  })
  tellOfSnapshots(ctx.events, roomId)
  return listSignOffsOf(ctx, actor, roomId)
}

/**
 * The version that a text is: the newest, where that is it and is kept for good, or one that is kept for it. Everybody sees
 * the versions: who confirmed it is not said there, since that may be in confidence.
 */
async function versionOf(trx: Db, text: TakenText, takenAt: Date) {
  const { newest, hash } = text
  if (newest?.hash === hash && newest.kind !== 'automatic') return newest
  const [facts, after] = factsOf(text)
  const why = { kind: 'sign-off', label: null, note: null, beforeRestoring: null } as const
  const id = await insertSnapshot(trx, { ...facts, ...why, takenBy: null, takenAt }, after)
  return { id, hash, number: after.afterNumber + 1 }
}

/**
 * Takes the signature of one's organisation back. That it was given stays written down.
 *
 * @throws {AppError} `no-access`, `no-key`; `no-signature` where it has none
 */
export async function withdrawSignature(
  ctx: ServerContext,
  actor: Actor,
  { roomId, reason }: { roomId: RoomId; reason: string },
): Promise<SignOffList> {
  const speaker = await enterToSign(ctx, actor, roomId)
  await actOnSignOff(ctx, { actor, speaker }, async (trx, { organizationId }) => {
    const { decision, confirmed } = await standingSignature(trx, roomId, organizationId)
    const { version } = confirmed ?? decision
    const { roundId, isConfidential } = decision
    return { ...NO_WORDS, act: 'withdrawn', roundId, isConfidential, reason, version }
  })
  return listSignOffsOf(ctx, actor, roomId)
}

async function standingSignature(
  trx: Db,
  roomId: RoomId,
  organizationId: OrganizationId,
): Promise<Standing<SignOffRecord>> {
  const standing = standingsOf(await listSignOffs(trx, roomId)).get(organizationId)
  if (!standing?.signedHash) throw new AppError('no-signature')
  return standing
}
