import { mechanismListSchema } from '@plenary/shared/mechanisms.ts'
import { queryOptions } from '@tanstack/react-query'
import { get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** The mechanisms as a coalition has them. */
export function mechanismsQuery(slug: string) {
  return queryOptions({
    queryKey: queryKeys.mechanisms(slug),
    queryFn: () => get(`/api/coalitions/${encodeURIComponent(slug)}/mechanisms`, mechanismListSchema),
  })
}
