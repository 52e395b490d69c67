import { COMPARISON_WORDS } from '@plenary/shared/comparison/html-words.ts'
import { fileNameOf } from '@plenary/shared/export/file-name.ts'
import { DEFAULT_FORM } from '@plenary/shared/export/word/page-form.ts'
import type { WordDrawing } from '@plenary/shared/export/word/word-text.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { downloadFile } from '../ui/download-file.ts'
import { useLocale } from '../ui/use-locale.ts'
import { fileBeside } from './compare.ts'
import type { ShownComparison } from './use-comparison.ts'

const WORD_FILE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Makes the Word file of a comparison and gives it to whoever sits here. What is made when they leave is called off. */
export function useComparisonFile(room: Room, { texts }: ShownComparison) {
  const locale = useLocale()
  const underWay = useRef<AbortController | null>(null)
  useEffect(() => () => underWay.current?.abort(), [])
  return useMutation({
    mutationFn: async () => {
      const controller = new AbortController()
      underWay.current = controller
      const before = JSON.parse(texts.from.document)
      const after = JSON.parse(texts.to.document)
      // The changes are the coalition's: who made which is not for those to know whom the file reaches.
      const wish = { drawing: drawingOf(room, locale), author: room.coalition.name[locale] }
      const file = await fileBeside({ before, after, wish }, controller.signal)
      const name = fileNameOf(`${room.title} – ${COMPARISON_WORDS[locale].comparison}`, 'docx')
      downloadFile(name, new Blob([file], { type: WORD_FILE }))
    },
  })
}

/** The text alone: whoever takes all changes has it as it is, and gives it a cover of their own. */
function drawingOf({ title, kind }: Room, language: string): WordDrawing {
  return {
    ...{ title, language, form: DEFAULT_FORM, isNumbered: kind === 'submission' },
    ...{ organizations: [], words: { contents: '', submittedBy: '' }, cover: null, hasContents: false },
  }
}
