import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { documentHtml } from '@plenary/shared/export/document-html.ts'
import { documentMarkdown } from '@plenary/shared/export/document-markdown.ts'
import type { Drawing } from '@plenary/shared/export/page.ts'
import { type PrintDrawing, printHtml } from '@plenary/shared/export/print-html.ts'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import { pictureParts } from '@plenary/shared/export/word/picture-names.ts'
import { wordParts } from '@plenary/shared/export/word/word-parts.ts'
import type { WordDrawing } from '@plenary/shared/export/word/word-text.ts'
import { zipSync } from 'fflate'

/** How a text becomes a file: a Word file whole, HTML and Markdown to be put into one, or into a page to be printed. */
export type FileForm =
  | { form: 'docx'; drawing: WordDrawing }
  | { form: 'html'; drawing: Drawing }
  | { form: 'print'; drawing: PrintDrawing }
  | { form: 'md'; drawing: Drawing }

/** A text, given as JSON, as the bytes of a file, without the suggestions that wait. */
export function textFile(document: string, wish: FileForm): Uint8Array {
  const text = standingText(JSON.parse(document) as JsonNode)
  switch (wish.form) {
    case 'docx':
      return wordFile(text, wish.drawing)
    case 'html':
      return new TextEncoder().encode(documentHtml(text, wish.drawing))
    case 'print':
      return new TextEncoder().encode(printHtml(text, wish.drawing))
    case 'md':
      return new TextEncoder().encode(documentMarkdown(text, wish.drawing))
  }
}

// ZIP has a time for each file, and none that means "never". Its first day is that of every file here, since another
// would say when somebody took the text out. The parts are local, as fflate reads them: no zone may move the day.
const NO_TIME = new Date(1980, 0, 1)

function wordFile(text: JsonNode, drawing: WordDrawing): Uint8Array {
  const parts = Object.entries(wordParts(text, drawing))
  const encoder = new TextEncoder()
  const files = parts.map(([name, content]) => [name, encoder.encode(content)] as const)
  const pictures = pictureParts(text, drawing.pictures ?? new Map())
  return zipSync({ ...Object.fromEntries(files), ...pictures }, { mtime: NO_TIME })
}
