import { DEFAULT_FORM } from '@plenary/shared/export/word/page-form.ts'
import type { WordDrawing } from '@plenary/shared/export/word/word-text.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import { EXPORT_WORDS } from './export-words.ts'
import type { ExportFrame } from './exported-text.ts'

/** A text with its cover and its contents, on the pages that most mechanisms ask for. */
export function wordDrawingOf(frame: ExportFrame, language: Locale): WordDrawing {
  const { title, coalition, isNumbered, organizations } = frame
  const { contents, submittedBy } = EXPORT_WORDS[language]
  return {
    ...{ title, language, isNumbered, organizations, form: DEFAULT_FORM },
    words: { contents, submittedBy },
    cover: { coalition, occasion: null, organizations },
    hasContents: true,
  }
}
