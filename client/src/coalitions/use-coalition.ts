import { type CoalitionNames, coalitionSchema, type NewCoalition } from '@plenary/shared/coalitions.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, send } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { withProof } from '../with-proof.ts'

/** A coalition, its organisations in the order of joining, and the mandate under which one is in it. */
export function coalitionQuery(slug: string) {
  return queryOptions({
    queryKey: queryKeys.coalition(slug),
    queryFn: () => get(`/api/coalitions/${encodeURIComponent(slug)}`, coalitionSchema),
  })
}

/** Creates a coalition with its first organisation; one is its first coordinator. */
export function useCreateCoalition() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: NewCoalition) => withProof(() => post('/api/coalitions', input, coalitionSchema)),
    onSuccess: (coalition) => {
      queryClient.setQueryData(queryKeys.coalition(coalition.slug), coalition)
      // Its page asks for whom one speaks there: it opens once that is known.
      return queryClient.invalidateQueries({ queryKey: queryKeys.me, exact: true })
    },
  })
}

/** Gives the coalition other names. Its address stays. */
export function useRenameCoalition(slug: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (names: CoalitionNames) =>
      withProof(() => send('PATCH', `/api/coalitions/${encodeURIComponent(slug)}`, names)),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.coalition(slug), exact: true }),
        queryClient.invalidateQueries({ queryKey: queryKeys.me, exact: true }),
      ]),
  })
}
