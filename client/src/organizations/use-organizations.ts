import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { OrganizationInput } from '@plenary/shared/organizations.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { withProof } from '../with-proof.ts'

/** Adds an organisation to a coalition. Its colour and the letters of its mark are the server's choice. */
export function useAddOrganization(slug: string) {
  const refresh = useRefresh(slug)
  return useMutation({
    mutationFn: (input: OrganizationInput) =>
      withProof(() => send('POST', `/api/coalitions/${encodeURIComponent(slug)}/organizations`, input)),
    onSuccess: refresh,
  })
}

/** Changes what is known of an organisation. Its colour stays. */
export function useChangeOrganization(slug: string) {
  const refresh = useRefresh(slug)
  return useMutation({
    mutationFn: ({ id, input }: { id: OrganizationId; input: OrganizationInput }) =>
      withProof(() => send('PUT', `/api/organizations/${id}`, input)),
    onSuccess: refresh,
  })
}

/** Organisations come with their coalition, and with the mandates of those who speak for them. */
function useRefresh(slug: string) {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.coalition(slug), exact: true }),
      queryClient.invalidateQueries({ queryKey: queryKeys.me, exact: true }),
    ])
}
