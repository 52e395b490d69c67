import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { comparisonParts } from '@plenary/shared/export/word/comparison-parts.ts'
import type { WordDrawing } from '@plenary/shared/export/word/word-text.ts'
import { strToU8, zipSync } from 'fflate'

/** How a comparison becomes a Word file: in whose name its changes are. */
export type ComparisonFileWish = { drawing: WordDrawing; author: string }

// The first day that ZIP can say: no file tells when it was made.
const NO_TIME = new Date(1980, 0, 1)

/** The bytes of a Word file in which the changes from one text to another are tracked. */
export function comparisonFile(
  texts: { before: JsonNode; after: JsonNode },
  { drawing, author }: ComparisonFileWish,
): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(comparisonParts(texts, drawing, author))
  const files = Object.fromEntries(parts.map(([name, content]) => [name, strToU8(content)]))
  return zipSync(files, { mtime: NO_TIME })
}
