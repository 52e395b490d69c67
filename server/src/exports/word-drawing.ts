import { FILE_WORDS } from '@plenary/shared/export/file-words.ts'
import { pageFormOf } from '@plenary/shared/export/word/page-form.ts'
import type { WordDrawing } from '@plenary/shared/export/word/word-text.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { ExportFrame } from './exported-text.ts'

/** A text with its cover and its contents, on the pages that its mechanism asks for, or else those that most do. */
export function wordDrawingOf(frame: ExportFrame, language: Locale): WordDrawing {
  const { title, coalition, mechanism, isNumbered, organizations } = frame
  const { contents, submittedBy } = FILE_WORDS[language]
  return {
    ...{ title, language, isNumbered, organizations, form: pageFormOf(mechanism?.form ?? null) },
    words: { contents, submittedBy },
    cover: { coalition, occasion: mechanism?.name[language] ?? null, organizations },
    hasContents: true,
  }
}
