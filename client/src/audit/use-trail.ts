import { type AuditFormat, type AuditGroup, auditPageSchema } from '@plenary/shared/audit.ts'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, getFile } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { downloadFile } from '../ui/download-file.ts'
import { withProof } from '../with-proof.ts'

/** What of the trail is looked at; null narrows nothing. */
export interface TrailFilter {
  group: AuditGroup | null
  organization: OrganizationId | null
}

/** The whole trail. */
export const EVERYTHING: TrailFilter = { group: null, organization: null }

/** The trail of a coalition, the newest first, a page at a time. */
export function useTrail(slug: string, filter: TrailFilter) {
  return useInfiniteQuery({
    queryKey: [...queryKeys.trail(slug), filter],
    queryFn: ({ pageParam }) => get(pathOf(slug, { ...filter, before: pageParam }), auditPageSchema),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    // Another filter keeps what is there until its own acts have come.
    placeholderData: keepPreviousData,
  })
}

/** Saves the whole trail as a file, after a proof; the trail then has one act more. */
export function useExportTrail(slug: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (format: AuditFormat) => {
      const file = await withProof(() => getFile(`${addressOf(slug)}/export?format=${format}`))
      downloadFile(`plenary-trail-${slug}-${new Date().toISOString().slice(0, 10)}.${format}`, file)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.trail(slug) }),
  })
}

function addressOf(slug: string): string {
  return `/api/coalitions/${encodeURIComponent(slug)}/audit`
}

function pathOf(slug: string, query: TrailFilter & { before: number | null }): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, `${value}`]]))
  return `${addressOf(slug)}?${new URLSearchParams(given)}`
}
