import { HEADING_LEVELS } from './blocks.ts'
import type { JsonNode } from './document-json.ts'

/** A section of a text: its heading's id, the words of the heading, and its blocks from the heading on. */
export type Section = { id: string; title: string; level: number; blocks: JsonNode[] }

/** The sections of a text, each up to the next heading of its level or above. Those without an id cannot be named. */
export function sectionsOf({ content = [] }: JsonNode): Section[] {
  return content.flatMap((block, at) => {
    const id = block.attrs?.id
    if (block.type !== 'heading' || typeof id !== 'string') return []
    const level = levelOf(block)
    const rest = content.slice(at + 1)
    const end = rest.findIndex((next) => next.type === 'heading' && levelOf(next) <= level)
    const blocks = [block, ...(end < 0 ? rest : rest.slice(0, end))]
    return [{ id, title: wordsOf(block), level, blocks }]
  })
}

/**
 * The sections that a text is made of: those of the highest level that it has more than once, or at all. A title on top
 * of everything is none of them, and neither is a heading without words.
 */
export function topSectionsOf(text: JsonNode): Section[] {
  return topOf(sectionsOf(text))
}

/** The same of sections that are known already. */
export function topOf<T extends { title: string; level: number }>(all: readonly T[]): T[] {
  const sections = all.filter(({ title }) => title.trim() !== '')
  const levels = [...new Set(sections.map(({ level }) => level))].toSorted((a, b) => a - b)
  const level = levels.find((each) => sections.filter((one) => one.level === each).length > 1) ?? levels[0]
  return sections.filter((section) => section.level === level)
}

/** The level of a heading as it stands in JSON. */
export function headingLevelOf(node: JsonNode): 1 | 2 | 3 {
  return HEADING_LEVELS.find((level) => level === levelOf(node)) ?? 3
}

function levelOf({ attrs }: JsonNode): number {
  return typeof attrs?.level === 'number' ? attrs.level : 1
}

/** The letters of a node, one after the other. */
export function wordsOf({ text = '', content = [] }: JsonNode): string {
  return text + content.map(wordsOf).join('')
}
