import type { RoomId, SealId } from '@plenary/shared/ids.ts'
import { roomSchema } from '@plenary/shared/rooms.ts'
import {
  type NewSeal,
  type PublicationInput,
  type SealList,
  sealDraftSchema,
  sealListSchema,
} from '@plenary/shared/seals.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { delFor, get, post, put } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { withProof } from '../with-proof.ts'

/** The seals of a room, the newest first. */
export function sealsQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.seals(id),
    queryFn: () => get(pathOf(id), sealListSchema),
    refetchOnWindowFocus: 'always',
  })
}

/** The text of now as it would be sealed: never from before, since it is what somebody is about to answer for. */
export function sealDraftQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.sealDraft(id),
    queryFn: () => get(`${pathOf(id)}/draft`, sealDraftSchema),
    gcTime: 0,
  })
}

/** Seals the text of a hash, after the proof that it is still the same person; a room that is open is locked first. */
export function useSeal(id: RoomId, { isLocked, onDone }: { isLocked: boolean; onDone: () => void }) {
  return useChange(id, sealIt, onDone)

  async function sealIt(input: NewSeal) {
    if (!isLocked)
      await put(`/api/rooms/${encodeURIComponent(id)}/freeze`, { level: 'locked', note: null }, roomSchema)
    return withProof(() => post(pathOf(id), input, sealListSchema))
  }
}

/** Reopens the seal of a room. */
export function useReopen(id: RoomId, onDone: () => void) {
  const reopen = (input: { reason: string }) =>
    withProof(() => post(`${pathOf(id)}/reopening`, input, sealListSchema))
  return useChange(id, reopen, onDone)
}

/** Makes a seal public. */
export function usePublish(id: RoomId, seal: SealId, onDone: () => void) {
  const publish = (input: PublicationInput) =>
    withProof(() => put(`${pathOf(id, seal)}/publication`, input, sealListSchema))
  return useChange(id, publish, onDone)
}

/** Takes it back from the public. */
export function useUnpublish(id: RoomId, seal: SealId, onDone: () => void) {
  return useChange(id, () => delFor(`${pathOf(id, seal)}/publication`, sealListSchema), onDone)
}

/** Where a seal and what belongs to it is. */
export function pathOf(id: RoomId, seal?: SealId): string {
  const seals = `/api/rooms/${encodeURIComponent(id)}/seals`
  return seal ? `${seals}/${encodeURIComponent(seal)}` : seals
}

/** `onDone` is called whatever is still drawn by then: what was pressed may have gone with what it changed. */
function useChange<Input>(
  id: RoomId,
  change: (input: Input) => Promise<SealList | null>,
  onDone: () => void,
) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (list) => {
      queryClient.setQueryData(queryKeys.seals(id), list)
      onDone()
    },
    // How far the room is frozen, its versions, and what of it can still be signed.
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.room(id) }),
  })
}
