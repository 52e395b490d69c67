import type { JsonNode } from '../document/document-json.ts'
import { type Labels, labelledBlocks, labelsOf } from '../document/labels.ts'
import { textIn } from './block-kinds.ts'
import { type Pictures, picturesIn } from './pictures.ts'

/**
 * How a text is drawn: whether its paragraphs are numbered, as they are in its room, in whose name it speaks, and with
 * which pictures; of one that is not there stands what it says.
 */
export type Drawing = { isNumbered: boolean; organizations?: readonly string[]; pictures?: Pictures }

/** What a block must know of the text around it: the numbers, and what is drawn in another place than it stands. */
export type Page = {
  labels: Labels
  /** Of each block of the text that has one. */
  numbers: ReadonlyMap<JsonNode, string>
  /** Those that are referred to, in the order of their numbers. */
  notes: readonly JsonNode[]
  recommendations: readonly JsonNode[]
  organizations: readonly string[]
  /** Those that stand in it and are there, in their order. */
  pictures: Pictures
}

/** Looks through a text without suggestions (`standingText`). */
export function pageOf(
  document: JsonNode,
  { isNumbered, organizations = [], pictures = new Map() }: Drawing,
): Page {
  const labels = labelsOf(labelledBlocks(document), { isNumbered })
  const blocks = document.content ?? []
  const named = new Map<string, JsonNode>()
  for (const block of blocks.filter(({ type }) => type === 'footnote').toReversed())
    named.set(textIn(block, 'note') ?? '', block)
  const numbers = blocks.flatMap((block, at): [JsonNode, string][] => {
    const label = labels.inOrder[at]
    return label ? [[block, label]] : []
  })
  return {
    labels,
    numbers: new Map(numbers),
    notes: [...labels.notes.keys()].flatMap((note) => named.get(note) ?? []),
    recommendations: blocks.filter(({ type }) => type === 'recommendation'),
    organizations,
    pictures: picturesIn(document, pictures),
  }
}

/** The blocks of the text itself: without its notes, which stand at its end, and without hints to those who write. */
export function bodyOf({ content = [] }: JsonNode): JsonNode[] {
  return content.filter(({ type }) => type !== 'footnote' && type !== 'guidance')
}

/** The number of the note that a reference names; null where there is no such note any more. */
export function noteNumber(node: JsonNode, { labels }: Page): number | null {
  return labels.notes.get(textIn(node, 'note') ?? '') ?? null
}

/** What stands between two signs of notes that touch, so that 1 and 2 do not read as 12. */
export const BETWEEN_SIGNS = ', '

/** The signs of notes in a line that touch the one before them. */
export function touchingSigns(line: readonly JsonNode[], page: Page): ReadonlySet<JsonNode> {
  const isSign = (piece: JsonNode | undefined) =>
    piece?.type === 'footnoteReference' && noteNumber(piece, page) !== null
  return new Set(line.filter((piece, at) => isSign(piece) && isSign(line[at - 1])))
}

/** What a reference to a block shows: its number; null where the block has gone. */
export function targetLabel(node: JsonNode, { labels }: Page): string | null {
  return labels.blocks.get(textIn(node, 'target') ?? '') ?? null
}

/** The number of a block, or nothing. */
export function labelOf(node: JsonNode, { numbers }: Page): string {
  return numbers.get(node) ?? ''
}
