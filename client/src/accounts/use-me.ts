import { type Me, meSchema } from '@plenary/shared/accounts.ts'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** Who is signed in. Fails with `signed-out` when nobody is. */
export const meQuery = queryOptions({
  queryKey: queryKeys.me,
  queryFn: () => get('/api/me', meSchema),
  // A mandate given or taken away elsewhere shows when one comes back to the window.
  staleTime: 60_000,
})

/** Who is signed in, on pages that ask for it: their route has already fetched it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}
