import type { RoomId, RoundId } from '@plenary/shared/ids.ts'
import {
  type NewRound,
  owedRoundListSchema,
  roundListSchema,
  roundSchema,
  roundTableSchema,
} from '@plenary/shared/rounds.ts'
import { type NewThread, threadSchema } from '@plenary/shared/threads.ts'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, put } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

// A room tells of changes, and what it tells may be lost; other pages are told of none.
const REFRESH_MS = 60_000

/** The rounds of a room, the newest first. */
export function roundsQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.rounds(id),
    queryFn: () => get(pathOf(id), roundListSchema),
    refetchOnWindowFocus: 'always',
    refetchInterval: REFRESH_MS,
  })
}

/** One round and its comments. */
export function roundTableQuery(id: RoomId, round: RoundId) {
  return queryOptions({
    queryKey: queryKeys.round(id, round),
    queryFn: () => get(pathOf(id, round), roundTableSchema),
    refetchOnWindowFocus: 'always',
    refetchInterval: REFRESH_MS,
  })
}

/** What one's organisation owes in a coalition. */
export function owedRoundsQuery(slug: string) {
  return queryOptions({
    queryKey: queryKeys.owedRounds(slug),
    queryFn: () => get(`/api/coalitions/${encodeURIComponent(slug)}/owed-rounds`, owedRoundListSchema),
    select: ({ items }) => items,
    refetchOnWindowFocus: 'always',
    refetchInterval: REFRESH_MS,
  })
}

/** Asks for everything about the rounds of a room anew. */
export function refreshRounds(queryClient: QueryClient, id: RoomId): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: queryKeys.rounds(id) })
}

/** Opens a round on the text as it stands. */
export function useOpenRound(id: RoomId) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: NewRound) => post(pathOf(id), input, roundSchema),
    onSettled: () => refreshRounds(queryClient, id),
  })
}

/** Says that one's organisation has nothing to add, or may have after all. */
export function useAnswerRound(id: RoomId, round: RoundId) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (answer: 'nothing-to-add' | null) =>
      put(`${pathOf(id, round)}/answer`, { answer }, roundSchema),
    onSettled: () => refreshRounds(queryClient, id),
  })
}

/** Closes a round before its time. */
export function useCloseRound(id: RoomId, round: RoundId) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => post(`${pathOf(id, round)}/close`, {}, roundSchema),
    onSettled: () => refreshRounds(queryClient, id),
  })
}

/** Objects: a thread like any other, that names a paragraph and a text. */
export function useObject(id: RoomId) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: NewThread) =>
      post(`/api/rooms/${encodeURIComponent(id)}/threads`, input, threadSchema),
    onSettled: () => refreshRounds(queryClient, id),
  })
}

/** The address of a room's rounds, or of one of them. */
export function pathOf(id: RoomId, round?: RoundId): string {
  const rounds = `/api/rooms/${encodeURIComponent(id)}/rounds`
  return round ? `${rounds}/${encodeURIComponent(round)}` : rounds
}
