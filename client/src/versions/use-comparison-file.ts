import { COMPARISON_WORDS } from '@plenary/shared/comparison/html-words.ts'
import { fileNameOf } from '@plenary/shared/export/file-name.ts'
import { FILE_WORDS, submitterLines } from '@plenary/shared/export/file-words.ts'
import { pageFormOf } from '@plenary/shared/export/word/page-form.ts'
import type { WordDrawing } from '@plenary/shared/export/word/word-text.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { failureCode } from '../api.ts'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { planQuery } from '../plans/use-plan.ts'
import { downloadFile } from '../ui/download-file.ts'
import { useLocale } from '../ui/use-locale.ts'
import { fileBeside } from './compare.ts'
import type { ShownComparison } from './use-comparison.ts'

const WORD_FILE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Makes the Word file of a comparison and gives it to whoever sits here. What is made when they leave is called off. */
export function useComparisonFile(room: Room, { texts }: ShownComparison) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const underWay = useRef<AbortController | null>(null)
  useEffect(() => () => underWay.current?.abort(), [])
  return useMutation({
    mutationFn: async () => {
      const controller = new AbortController()
      underWay.current = controller
      const before = JSON.parse(texts.from.document)
      const after = JSON.parse(texts.to.document)
      const drawing = await drawingOf(queryClient, room, locale)
      // The changes are the coalition's: who made which is not for those to know whom the file reaches.
      const wish = { drawing, author: room.coalition.name[locale] }
      const file = await fileBeside({ before, after, wish }, controller.signal)
      const name = fileNameOf(`${room.title} – ${COMPARISON_WORDS[locale].comparison}`, 'docx')
      downloadFile(name, new Blob([file], { type: WORD_FILE }))
    },
  })
}

/** The text alone, on the pages that its mechanism asks for: whoever takes all changes gives it a cover of their own. */
async function drawingOf(
  queryClient: QueryClient,
  { id, title, kind, coalition }: Room,
  locale: Locale,
): Promise<WordDrawing> {
  const [{ mechanism }, organizations] = await Promise.all([
    queryClient.fetchQuery(planQuery(id)),
    organizationsOf(queryClient, coalition.slug),
  ])
  return {
    ...{
      title,
      language: locale,
      isNumbered: kind === 'submission',
      form: pageFormOf(mechanism?.form ?? null),
    },
    ...{ organizations: submitterLines(organizations, locale), words: FILE_WORDS[locale] },
    ...{ cover: null, hasContents: false },
  }
}

/** A guest does not see who is in the coalition. */
function organizationsOf(queryClient: QueryClient, slug: string): Promise<readonly OrganizationRecord[]> {
  return queryClient.fetchQuery(coalitionQuery(slug)).then(
    ({ organizations }) => organizations,
    (cause: unknown) => {
      if (failureCode(cause) === 'not-found') return []
      throw cause
    },
  )
}
