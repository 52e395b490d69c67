import { accountKeysSchema } from '@plenary/shared/accounts.ts'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** How the person who is signed in may prove themselves. */
export const keysQuery = queryOptions({
  queryKey: queryKeys.myKeys,
  queryFn: () => get('/api/me/keys', accountKeysSchema),
})

/** How the person who is signed in may prove themselves, undefined until the server has answered. */
export function useKeys() {
  return useQuery(keysQuery)
}

/** After a change of the keys: they are asked for anew, and so is whether one can come back with them. */
export function useRefreshKeys() {
  const queryClient = useQueryClient()
  // The keys stand under `me`, so both refresh.
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.me })
}
