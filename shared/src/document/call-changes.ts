import type { JsonNode } from './document-json.ts'
import { type Section, topSectionsOf, wordsOf } from './sections.ts'
import { markOfKey } from './stored-mark.ts'
import { countWords, HIDES } from './word-stretch.ts'

/** What has become of a section from one text to the next. `words`: by how many it is longer, or with less than 0 shorter. */
export type CallChange =
  | { id: string; title: string; state: 'kept' | 'new' | 'dropped' }
  | { id: string; title: string; state: 'changed'; words: number }

/** What has become of each section: those of the newer text in its order, then those that it has dropped. */
export function callChanges(before: JsonNode, after: JsonNode): CallChange[] {
  const older = topSectionsOf(before)
  const newer = topSectionsOf(after)
  const dropped = older.filter(({ id }) => !newer.some((section) => section.id === id))
  return [
    ...newer.map((section) => changeOf(older.find(({ id }) => id === section.id) ?? null, section)),
    ...dropped.map(({ id, title }) => ({ id, title, state: 'dropped' as const })),
  ]
}

function changeOf(older: Section | null, newer: Section): CallChange {
  const { id, title } = newer
  if (!older) return { id, title, state: 'new' }
  // Both are parts of canonical documents: equal sections are equal letter for letter.
  if (JSON.stringify(older.blocks) === JSON.stringify(newer.blocks)) return { id, title, state: 'kept' }
  return { id, title, state: 'changed', words: wordCount(newer) - wordCount(older) }
}

function wordCount({ blocks }: Section): number {
  return blocks.reduce(
    (sum, block) => sum + textBlocks(block).reduce((all, text) => all + countWords(text), 0),
    0,
  )
}

/** The letters of each block that has some itself, without what is only suggested: words of two are never one. */
function textBlocks(node: JsonNode): string[] {
  const content = (node.content ?? []).filter((child) => !isSuggested(child))
  if (content.some(({ type }) => type === 'text')) return [content.map(wordsOf).join('')]
  return content.flatMap(textBlocks)
}

function isSuggested({ marks = [], attrs }: JsonNode): boolean {
  const { mark, attribute } = HIDES.now
  return Boolean(attrs?.[attribute]) || marks.some(({ type }) => markOfKey(type).name === mark)
}
