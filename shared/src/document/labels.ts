import type { JsonNode } from './document-json.ts'
import { SECTION_LETTER } from './section-letter.ts'

/** A block that stands in the text itself, as much of it as numbers come from. */
export type LabelledBlock = {
  type: string
  id: string | null
  /** Of a note: its name. */
  note: string | null
  /** Of a heading: its words. */
  title: string
  /** The notes that are referred to in it, in their order. */
  references: readonly string[]
}

/**
 * The numbers of a text, none of which stands in it: of its notes by their names, in the order in which they are first
 * referred to, and of paragraphs, recommendations ("R3") and headings (their letter, or their words) by block id.
 */
export type Labels = { notes: ReadonlyMap<string, number>; blocks: ReadonlyMap<string, string> }

/** Numbers a text. Paragraphs have a number where the room numbers them. */
export function labelsOf(blocks: readonly LabelledBlock[], { isNumbered }: { isNumbered: boolean }): Labels {
  const counts = { paragraph: 0, recommendation: 0 }
  const labels = new Map<string, string>()
  for (const { type, id, title } of blocks) {
    const label = labelOf(type, title)
    if (id !== null && label) labels.set(id, label)
  }
  return { notes: noteNumbers(blocks), blocks: labels }

  function labelOf(type: string, title: string): string | null {
    if (type === 'heading') return SECTION_LETTER.exec(title)?.[1] ?? title.trim()
    if (type === 'recommendation') return `R${++counts.recommendation}`
    return type === 'paragraph' && isNumbered ? String(++counts.paragraph) : null
  }
}

/** One that has gone has no number, and takes none away from others. */
function noteNumbers(blocks: readonly LabelledBlock[]): Map<string, number> {
  const known = new Set(blocks.flatMap(({ note }) => note ?? []))
  const numbers = new Map<string, number>()
  for (const note of blocks.flatMap(({ references }) => references))
    if (known.has(note) && !numbers.has(note)) numbers.set(note, numbers.size + 1)
  return numbers
}

/** What numbers come from in a text as JSON. */
export function labelledBlocks({ content = [] }: JsonNode): LabelledBlock[] {
  return content.map((block) => ({
    type: block.type,
    id: textOf(block, 'id'),
    note: block.type === 'footnote' ? textOf(block, 'note') : null,
    title: block.type === 'heading' ? wordsOf(block) : '',
    references: referencesIn(block),
  }))
}

function referencesIn(node: JsonNode): string[] {
  if (node.type === 'footnoteReference') return [textOf(node, 'note') ?? ''].filter(Boolean)
  return (node.content ?? []).flatMap(referencesIn)
}

function textOf({ attrs }: JsonNode, name: string): string | null {
  const value = attrs?.[name]
  return typeof value === 'string' ? value : null
}

function wordsOf({ text, content = [] }: JsonNode): string {
  return text ?? content.map(wordsOf).join('')
}
