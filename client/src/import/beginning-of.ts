import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { textBlocksIn } from './docx-notes.ts'
import { plainWords } from './inline-text.ts'

const MAX_CHARS = 220

/** The first words of a text, enough to see whether it is the right one. */
export function beginningOf(document: JsonNode): string {
  const words = textBlocksIn(document.content ?? [])
    .slice(0, 12)
    .map((block) => plainWords(block).trim())
    .filter(Boolean)
    .join(' · ')
  if (words.length <= MAX_CHARS) return words
  return `${words.slice(0, words.lastIndexOf(' ', MAX_CHARS) || MAX_CHARS).toWellFormed()} …`
}
