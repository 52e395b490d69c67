import type { JsonNode, Value } from '@plenary/shared/document/document-json.ts'
import { Passage } from '@plenary/shared/document/passage.ts'

/**
 * How often a passage stands in each of some documents, given as JSON: in the words of its blocks, and in the values of
 * its marks and attributes. What a purge leaves has none: this looks at the document as people are shown it, and the
 * purge at what Yjs keeps of it.
 */
export function countPassages(documents: readonly string[], words: string): number[] {
  const passage = new Passage(words)
  return documents.map((document) => countIn(JSON.parse(document), passage))
}

function countIn(node: JsonNode, passage: Passage): number {
  const { content = [] } = node
  const inValues = node.attrs ? countInValue(node.attrs, passage) : 0
  const inMarks = (node.marks ?? []).reduce((sum, { attrs = {} }) => sum + countInValue(attrs, passage), 0)
  const inWords = textsOf(content).reduce((sum, text) => sum + passage.in(text).length, 0)
  return content.reduce((sum, child) => sum + countIn(child, passage), inValues + inMarks + inWords)
}

/** The stretches of words in a node: whatever is no text parts words, as in `letters.ts`, and a block ends them. */
function textsOf(content: readonly JsonNode[]): string[] {
  const texts = ['']
  for (const { text, content: own } of content) {
    if (own) texts.push('')
    else texts.push(`${texts.pop()}${text ?? ' '}`)
  }
  return texts
}

function countInValue(value: Value, passage: Passage): number {
  if (typeof value === 'string') return passage.in(value).length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, part) => sum + countInValue(part, passage), 0)
}
