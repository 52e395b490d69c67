import type { RoomId, SignOffRoundId } from '@plenary/shared/ids.ts'
import {
  type NewDecision,
  type NewSignOffRound,
  owedSignOffListSchema,
  remindedSchema,
  type SignOffList,
  signOffListSchema,
} from '@plenary/shared/sign-offs.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { withProof } from '../with-proof.ts'

// These pages have no line into the room that would tell of what others decide.
const REFRESH_MS = 30_000

/** What organisations were asked to sign in a room, and what they decided. */
export function signOffsQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.signOffs(id),
    queryFn: () => get(pathOf(id), signOffListSchema),
    refetchOnWindowFocus: 'always',
    refetchInterval: REFRESH_MS,
  })
}

/** What one's organisation has not decided on in a coalition. */
export function owedSignOffsQuery(slug: string) {
  return queryOptions({
    queryKey: queryKeys.owedSignOffs(slug),
    queryFn: () => get(`/api/coalitions/${encodeURIComponent(slug)}/owed-sign-offs`, owedSignOffListSchema),
    select: ({ items }) => items,
    refetchOnWindowFocus: 'always',
    refetchInterval: REFRESH_MS,
  })
}

/** Asks organisations to sign. */
export function useOpenSignOff(id: RoomId) {
  return useChange(id, (input: NewSignOffRound) => post(pathOf(id), input, signOffListSchema))
}

/** Closes a round before its time. */
export function useCloseSignOff(id: RoomId, round: SignOffRoundId) {
  return useChange(id, () => post(`${pathOf(id, round)}/close`, {}, signOffListSchema))
}

/** Decides for one's organisation, after the proof that it is still the same person. */
export function useDecide(id: RoomId, round: SignOffRoundId) {
  return useChange(id, (input: NewDecision) =>
    withProof(() => post(`${pathOf(id, round)}/decision`, input, signOffListSchema)),
  )
}

/** Confirms for one's organisation that what has changed up to the text of a hash is editorial. */
export function useConfirmText(id: RoomId) {
  return useChange(id, (hash: string) =>
    withProof(() => post(`${pathOf(id)}/confirmation`, { hash }, signOffListSchema)),
  )
}

/** Takes the signature of one's organisation back. */
export function useWithdraw(id: RoomId) {
  return useChange(id, (input: { reason: string }) =>
    withProof(() => post(`${pathOf(id)}/withdrawal`, input, signOffListSchema)),
  )
}

/** Reminds those who have not decided; gives how many organisations were. */
export function useRemind(id: RoomId, round: SignOffRoundId) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => post(`${pathOf(id, round)}/reminders`, {}, remindedSchema),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.signOffs(id) }),
  })
}

function useChange<Input>(id: RoomId, change: (input: Input) => Promise<SignOffList>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (list) => queryClient.setQueryData(queryKeys.signOffs(id), list),
    // The text may be kept as a version for it, and the room frozen.
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.room(id) }),
  })
}

function pathOf(id: RoomId, round?: SignOffRoundId): string {
  const signOff = `/api/rooms/${encodeURIComponent(id)}/sign-off`
  return round ? `${signOff}/${encodeURIComponent(round)}` : signOff
}
