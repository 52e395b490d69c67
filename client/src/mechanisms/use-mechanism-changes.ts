import { knownMechanismSchema, type MechanismInput } from '@plenary/shared/mechanisms.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { del, post, put } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** Keeps what a coordinator has read of a mechanism: in the place of the record of a key, or with null as a new one. */
export function useKeepMechanism(slug: string, key: string | null) {
  return useChange(slug, (input: MechanismInput) =>
    key === null
      ? post(pathOf(slug), input, knownMechanismSchema)
      : put(`${pathOf(slug)}/${encodeURIComponent(key)}`, input, knownMechanismSchema),
  )
}

/** Takes a coalition's own record away. */
export function useRemoveMechanism(slug: string) {
  return useChange(slug, (key: string) => del(`${pathOf(slug)}/${encodeURIComponent(key)}`))
}

function useChange<Input, Output>(slug: string, change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.mechanisms(slug) }),
  })
}

function pathOf(slug: string): string {
  return `/api/coalitions/${encodeURIComponent(slug)}/mechanisms`
}
