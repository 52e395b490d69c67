import { compareDocuments } from '../../comparison/compare.ts'
import { trackedText } from '../../comparison/tracked-text.ts'
import type { JsonNode } from '../../document/document-json.ts'
import { pageOf } from '../page.ts'
import { standingText } from '../standing-text.ts'
import { Tracking } from './tracking.ts'
import { trackedWordParts, withoutHints } from './word-parts.ts'
import type { WordDrawing } from './word-text.ts'

/**
 * How one text became another, as the parts of a Word file with tracked changes: whoever accepts all has the later text,
 * whoever rejects all the earlier, both as they stand without suggestions. The changes are by `author`, at no time.
 */
export function comparisonParts(
  texts: { before: JsonNode; after: JsonNode },
  drawing: WordDrawing,
  author: string,
): Record<string, string> {
  const before = withoutHints(standingText(texts.before))
  const after = withoutHints(standingText(texts.after))
  const pages = { before: pageOf(before, drawing), after: pageOf(after, drawing) }
  const both = trackedText(before, compareDocuments(before, after))
  return trackedWordParts(both, drawing, new Tracking(author, pages, after))
}
