import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import { type CallMark, type NewReview, type ReviewList, reviewListSchema } from '@plenary/shared/reviews.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { del, get, post, put } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { withProof } from '../with-proof.ts'

// This page has no line into the room that would tell of what others say.
const REFRESH_MS = 30_000

/** What was adopted in a room, and the review that is open. */
export function reviewsQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.reviews(id),
    queryFn: () => get(pathOf(id), reviewListSchema),
    refetchOnWindowFocus: 'always',
    refetchInterval: REFRESH_MS,
  })
}

/** Adopts a version, after the proof that it is still the same person. */
export function useAdopt(id: RoomId) {
  return useChange(id, (snapshotId: SnapshotId) =>
    withProof(() => post(`${pathOf(id)}/adoptions`, { snapshotId }, reviewListSchema)),
  )
}

/** Begins the review of what was adopted last. */
export function useStartReview(id: RoomId) {
  return useChange(id, (input: NewReview) => post(pathOf(id), input, reviewListSchema))
}

/** Ends the review without adopting anything. */
export function useEndReview(id: RoomId) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => del(pathOf(id)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.reviews(id) }),
  })
}

/** Says how far a call has come. */
export function useMarkCall(id: RoomId, call: string) {
  return useChange(id, (mark: CallMark) =>
    put(`${pathOf(id)}/calls/${encodeURIComponent(call)}`, mark, reviewListSchema),
  )
}

function useChange<Input>(id: RoomId, change: (input: Input) => Promise<ReviewList>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (list) => queryClient.setQueryData(queryKeys.reviews(id), list),
  })
}

function pathOf(id: RoomId): string {
  return `/api/rooms/${encodeURIComponent(id)}/review`
}
