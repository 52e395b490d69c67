import { type AdoptionRecord, findOpenReview, listAdoptions, type ReviewRecord } from '@plenary/db/reviews.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Adoption, Review, ReviewList } from '@plenary/shared/reviews.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { may } from '../rooms/room-access.ts'
import { RoomNames } from '../rooms/room-names.ts'
import type { Speaker } from '../rooms/speaker.ts'
import { organizationsOf } from '../snapshots/snapshot-views.ts'
import { enterReviews } from './review-access.ts'

/** What was adopted in a room, and the review that is open. */
export async function listReviews(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<ReviewList> {
  const speaker = await enterReviews(ctx, actor, roomId)
  const [adoptions, review] = await Promise.all([
    listAdoptions(ctx.db, roomId),
    findOpenReview(ctx.db, roomId),
  ])
  const people = [...adoptions.map(({ adoptedBy }) => adoptedBy.memberId), review?.openedBy.memberId ?? null]
  const names = await RoomNames.of(ctx.db, speaker.room, people)
  const items = adoptions.map((adoption) => showAdoption(adoption, names))
  const shown = review && showReview(review, names)
  return {
    ...{ items, next: null },
    review: shown,
    organizations: await organizationsOf(ctx, speaker, organizationsIn(items, shown)),
    abilities: abilitiesOf(speaker),
  }
}

function showAdoption(
  { id, version, adoptedBy, at, signatories, confidential }: AdoptionRecord,
  names: RoomNames,
): Adoption {
  return {
    ...{ id, signatories, confidential },
    version: { ...version, takenAt: version.takenAt.toISOString() },
    adoptedBy: names.author(adoptedBy),
    at: at.toISOString(),
  }
}

function showReview({ openedBy, openedAt, calls, ...review }: ReviewRecord, names: RoomNames): Review {
  return {
    ...review,
    openedBy: names.author(openedBy),
    openedAt: openedAt.toISOString(),
    calls: calls.map((call) => ({ ...call, at: call.at?.toISOString() ?? null })),
  }
}

function organizationsIn(adoptions: readonly Adoption[], review: Review | null) {
  return new Set([
    ...adoptions.flatMap(({ adoptedBy, signatories }) => [
      adoptedBy.organizationId,
      ...signatories.map(({ organizationId }) => organizationId),
    ]),
    ...(review ? [review.openedBy.organizationId] : []),
    ...(review?.calls.flatMap(({ organizationId }) => organizationId ?? []) ?? []),
  ])
}

function abilitiesOf(speaker: Speaker): ReviewList['abilities'] {
  return [
    ...(may(speaker, 'adopt-text') ? (['adopt'] as const) : []),
    ...(may(speaker, 'mark-calls') ? (['mark'] as const) : []),
  ]
}
