import { coalitionSchema } from '@plenary/shared/coalitions.ts'
import { queryOptions } from '@tanstack/react-query'
import { get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** A coalition and its organisations, in the order of joining. */
export function coalitionQuery(slug: string) {
  return queryOptions({
    queryKey: queryKeys.coalition(slug),
    queryFn: () => get(`/api/coalitions/${encodeURIComponent(slug)}`, coalitionSchema),
  })
}
