import { listAskedToSign, listSignOffRounds } from '@plenary/db/sign-off-rounds.ts'
import { listSignOffs, type SignOffRecord } from '@plenary/db/sign-offs.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { JoinedList } from '@plenary/shared/joined.ts'
import { isJoinedBy } from '@plenary/shared/recommendations/joining.ts'
import type { SignableRecommendation } from '@plenary/shared/recommendations/signable.ts'
import { type Standing, standingsOf } from '@plenary/shared/sign-off-standings.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { recommendationsOfVersion } from './left-out.ts'
import { enterSignOffs } from './sign-off-access.ts'
import { actsSeenBy } from './sign-off-views.ts'

/**
 * Which recommendations the organisations that are asked have joined, as far as whoever asks may know: what is done in
 * confidence is in no number for others, since a recommendation with one less would say what it did.
 */
export async function listJoined(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<JoinedList> {
  const speaker = await enterSignOffs(ctx, actor, roomId)
  const [round] = await listSignOffRounds(ctx.db, roomId)
  if (!round) return { items: [], next: null, asked: 0 }
  ctx.throttles.take('text', actor.accountId)
  const acts = actsSeenBy(await listSignOffs(ctx.db, roomId), speaker)
  const standings = [...standingsOf(acts.filter(({ roundId }) => roundId === round.id)).values()]
  const signed = standings.filter(({ signedHash }) => signedHash !== null)
  const byVersion = Map.groupBy(signed, versionOf)
  const joined = new Map<string, JoinedList['items'][number]>()
  for (const [id, signatures] of byVersion)
    for (const recommendation of await recommendationsOfVersion(ctx, id))
      count(joined, recommendation, signatures)
  const asked = await listAskedToSign(ctx.db, [round.id])
  return { items: [...joined.values()], next: null, asked: asked.length }
}

function versionOf({ decision, confirmed }: Standing<SignOffRecord>): SnapshotId {
  return (confirmed ?? decision).version.id
}

function count(
  joined: Map<string, JoinedList['items'][number]>,
  recommendation: SignableRecommendation,
  signatures: readonly Standing<SignOffRecord>[],
): void {
  const { id } = recommendation
  const item = joined.get(id) ?? { id, joined: 0, leftOutBy: [] }
  for (const { decision, leftOut } of signatures) {
    const { act, sections, organizationId } = decision
    if (isJoinedBy({ decision: act, sections, leftOut }, recommendation)) item.joined += 1
    else if (act === 'excepting') item.leftOutBy.push(organizationId)
  }
  joined.set(id, item)
}
