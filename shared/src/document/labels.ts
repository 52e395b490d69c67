import { isCounted } from './blocks.ts'
import type { JsonNode } from './document-json.ts'
import { SECTION_LETTER } from './section-letter.ts'

/** A block that stands in the text itself, as much of it as numbers come from. */
export type LabelledBlock = {
  type: string
  id: string | null
  /** Of a note: its name. */
  note: string | null
  /** Of a heading or a recommendation. */
  words: string
  /** The notes that are referred to in it, in their order. */
  references: readonly string[]
}

/**
 * The numbers of a text, none of which stands in it: of its notes by their names, in the order in which they are first
 * referred to, and of paragraphs, recommendations ("R3") and headings (their letter, or their words) by block id.
 */
export type Labels = {
  notes: ReadonlyMap<string, number>
  blocks: ReadonlyMap<string, string>
  /** Of each block in its order, whatever its id; null for one without a number. */
  inOrder: readonly (string | null)[]
}

/** Numbers a text. Paragraphs have a number where the room numbers them. */
export function labelsOf(blocks: readonly LabelledBlock[], { isNumbered }: { isNumbered: boolean }): Labels {
  const counts = { paragraph: 0, recommendation: 0 }
  const labels = new Map<string, string>()
  const inOrder = blocks.map(({ type, id, words }) => {
    const label = labelOf(type, words)
    // Of two of one id, which there should not be, the first is meant.
    if (id !== null && label && !labels.has(id)) labels.set(id, label)
    return label
  })
  return { notes: noteNumbers(blocks), blocks: labels, inOrder }

  function labelOf(type: string, words: string): string | null {
    if (type === 'heading') return SECTION_LETTER.exec(words)?.[1] ?? words.trim()
    if (type === 'recommendation') return `R${++counts.recommendation}`
    return type === 'paragraph' && isNumbered ? String(++counts.paragraph) : null
  }
}

/** One that has gone has no number, and takes none away from others; a hint is no place to refer to a note from. */
function noteNumbers(blocks: readonly LabelledBlock[]): Map<string, number> {
  const known = new Set(blocks.flatMap(({ note }) => note ?? []))
  const numbers = new Map<string, number>()
  const text = blocks.filter(({ type }) => isCounted(type))
  for (const note of text.flatMap(({ references }) => references))
    if (known.has(note) && !numbers.has(note)) numbers.set(note, numbers.size + 1)
  return numbers
}

/** What numbers come from in a text as JSON. */
export function labelledBlocks({ content = [] }: JsonNode): LabelledBlock[] {
  return content.map((block) => ({
    type: block.type,
    id: textOf(block, 'id'),
    note: block.type === 'footnote' ? textOf(block, 'note') : null,
    words: hasOwnWords(block.type) ? wordsOf(block) : '',
    references: referencesIn(block),
  }))
}

/** Whether the words of a kind of block are said elsewhere: in references to it, or in a list of its kind. */
export function hasOwnWords(type: string): boolean {
  return type === 'heading' || type === 'recommendation'
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
