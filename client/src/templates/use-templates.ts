import type { RoomId, TemplateId } from '@plenary/shared/ids.ts'
import {
  savedTemplateSchema,
  type Template,
  type TemplateInput,
  templateListSchema,
} from '@plenary/shared/templates.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { del, get, post, send } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** What a coalition may begin a document from. */
export function templatesQuery(slug: string) {
  return queryOptions({
    queryKey: queryKeys.templates(slug),
    queryFn: () => get(templatesPath(slug), templateListSchema),
  })
}

/** What one template is called among choices: the same at each drawing. */
export function idOf({ choice }: Template): string {
  return 'own' in choice ? choice.own : choice.builtIn
}

/** Keeps the outline of a room's text as a template. */
export function useSaveTemplate(slug: string, roomId: RoomId) {
  const refresh = useRefresh(slug)
  return useMutation({
    mutationFn: (input: TemplateInput) => post(`/api/rooms/${roomId}/templates`, input, savedTemplateSchema),
    onSuccess: refresh,
  })
}

/** Names a template of the coalition anew. */
export function useNameTemplate(slug: string, id: TemplateId) {
  const refresh = useRefresh(slug)
  return useMutation({
    mutationFn: (input: TemplateInput) => send('PATCH', `${templatesPath(slug)}/${id}`, input),
    onSuccess: refresh,
  })
}

/** Removes a template of the coalition. */
export function useRemoveTemplate(slug: string, id: TemplateId) {
  const refresh = useRefresh(slug)
  return useMutation({ mutationFn: () => del(`${templatesPath(slug)}/${id}`), onSuccess: refresh })
}

function useRefresh(slug: string) {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.templates(slug) })
}

function templatesPath(slug: string) {
  return `/api/coalitions/${encodeURIComponent(slug)}/templates`
}
