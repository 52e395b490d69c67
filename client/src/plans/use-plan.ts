import type { RoomId } from '@plenary/shared/ids.ts'
import { type LimitInput, type RoomPlan, roomPlanSchema, type SectionChange } from '@plenary/shared/plans.ts'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { delFor, get, patch, put } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'

/** What a room follows, and what is planned of its sections. */
export function planQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.plan(id),
    queryFn: () => get(pathOf(id), roomPlanSchema),
    refetchOnWindowFocus: 'always',
  })
}

/** The plan of a room whose line is open, kept up as others change it; null before it is known. */
export function useLivePlan(id: RoomId, provider: RoomProvider): RoomPlan | null {
  const queryClient = useQueryClient()
  const { data } = useQuery(planQuery(id))
  const hello = useRoomStatus(provider, (status) => status.hello)
  useEffect(() => {
    const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.plan(id) })
    // What was told while the line was away is asked for when it is back.
    if (hello) void refresh()
    return provider.onEvent(({ kind }) => {
      if (kind === 'plan') void refresh()
    })
  }, [hello, id, provider, queryClient])
  return data ?? null
}

/** Has a room follow a mechanism, or none. */
export function useChooseMechanism(id: RoomId) {
  return useChange(id, (mechanism: string | null) =>
    put(`${pathOf(id)}/mechanism`, { mechanism }, roomPlanSchema),
  )
}

/** Sets a limit for a room, or with null goes back to its mechanism's. */
export function useSetLimit(id: RoomId) {
  return useChange(id, (limit: LimitInput | null) =>
    limit ? put(`${pathOf(id)}/limit`, limit, roomPlanSchema) : delFor(`${pathOf(id)}/limit`, roomPlanSchema),
  )
}

/** Changes what is planned of a section. */
export function useChangeSection(id: RoomId, heading: string) {
  return useChange(id, (change: SectionChange) =>
    patch(`${pathOf(id)}/sections/${encodeURIComponent(heading)}`, change, roomPlanSchema),
  )
}

function useChange<Input>(id: RoomId, change: (input: Input) => Promise<RoomPlan | null>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (plan) => plan && queryClient.setQueryData(queryKeys.plan(id), plan),
  })
}

function pathOf(id: RoomId): string {
  return `/api/rooms/${encodeURIComponent(id)}/plan`
}
