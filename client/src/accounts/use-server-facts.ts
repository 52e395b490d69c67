import { serverFactsSchema } from '@plenary/shared/server-facts.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** What the server says about itself; it does not change while it runs. */
export const serverFactsQuery = queryOptions({
  queryKey: queryKeys.serverFacts,
  queryFn: () => get('/api/server', serverFactsSchema),
  staleTime: Number.POSITIVE_INFINITY,
})

/** What the server says about itself, undefined until it has answered. */
export function useServerFacts() {
  return useQuery(serverFactsQuery)
}
