import type { RoomPlan } from '@plenary/shared/plans.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { planQuery, useLivePlan } from '../plans/use-plan.ts'
import { useLiveRecommendations } from '../recommendations/use-live-recommendations.ts'
import { useCurrentRound } from '../rounds/use-current-round.ts'
import { roundsQuery } from '../rounds/use-rounds.ts'
import { signOffsQuery } from '../sign-offs/use-sign-offs.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { threadsQuery, useLiveThreads } from '../threads/use-threads.ts'
import { useLocale } from '../ui/use-locale.ts'
import { snapshotsQuery } from '../versions/use-snapshots.ts'
import type { Check } from './check.ts'
import { checksOf } from './checks.ts'
import { LiveText } from './live-text.ts'
import { textFactsOf } from './text-facts.ts'

/** The check of a document: not there yet; without the plan, by which everything is judged, an error; else its rows. */
export type Checked =
  | { checks: readonly Check[]; plan: RoomPlan }
  | { error: Error; retry: () => void }
  | null

/** The check of a document whose line is open, kept up with its text and with what others do. */
export function useChecks(room: Room, provider: RoomProvider): Checked {
  const locale = useLocale()
  const facts = useTextFacts(room, provider)
  const recommendations = useLiveRecommendations(provider.doc)
  const { plan, threads, rounds, signOffs, snapshots } = useRecords(room, provider)
  const asked = useQuery(planQuery(room.id))
  if (!plan) return asked.error ? { error: asked.error, retry: () => void asked.refetch() } : null
  if (threads === undefined || rounds === undefined || signOffs === undefined || snapshots === undefined)
    return null
  const isSame = (hash: string) =>
    snapshots && !(snapshots.live.hasChanged || snapshots.items[0]?.hash !== hash)
  const checks = checksOf({
    room: { kind: room.kind, title: room.title, coalition: room.coalition.name[locale] },
    ...{ facts, recommendations, plan, threads, rounds, signOffs, isSame },
    today: dayOf(new Date()),
  })
  return { checks, plan }
}

function useTextFacts({ kind }: Room, { doc }: RoomProvider) {
  const [live] = useState(() => new LiveText(doc))
  useEffect(() => live.follow(), [live])
  const text = useSyncExternalStore(live.subscribe, () => live.text)
  return useMemo(() => textFactsOf(text, { isNumbered: kind === 'submission' }), [text, kind])
}

function useRecords(room: Room, provider: RoomProvider) {
  const plan = useLivePlan(room.id, provider)
  useLiveThreads(provider, room.id)
  useCurrentRound(room, provider)
  const threads = answerOf(useQuery(threadsQuery(room.id)))
  const rounds = answerOf(useQuery(roundsQuery(room.id)))
  const signOffs = answerOf(useQuery(signOffsQuery(room.id)))
  // Asked for only where something was signed: whether it is the text still.
  const isSigned = signOffs?.items[0]?.closedAt != null
  const snapshots = answerOf(useQuery({ ...snapshotsQuery(room.id), enabled: isSigned }))
  return { plan, threads, rounds, signOffs, snapshots: isSigned ? snapshots : null }
}

/** What the server has said; null where it did not, undefined as long as nobody knows. */
function answerOf<T>({ data, isError }: UseQueryResult<T>): T | null | undefined {
  return data ?? (isError ? null : undefined)
}

/** A day as plans have it, `YYYY-MM-DD`, where the reader is. */
function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
