import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import type { ListItem } from './docx-numbering.ts'

/** A block of a text, as a word processor has it: lists are paragraphs that stand in one, quotations those of a style. */
export type FlatBlock = { node: JsonNode; item: ListItem | null; isQuotation: boolean }

/** Blocks in each other, out of blocks one under the other. */
export function nestBlocks(blocks: readonly FlatBlock[]): JsonNode[] {
  const nested: JsonNode[] = []
  let lists: JsonNode[] = []
  for (const { node, item, isQuotation } of blocks) {
    if (item) {
      lists = placeItem(nested, lists, item, node)
      continue
    }
    lists = []
    if (isQuotation) placeQuotation(nested, node)
    else nested.push(node)
  }
  return nested
}

/** Puts an item into the open lists, deeper by one at most, and says which are open then. */
function placeItem(nested: JsonNode[], open: JsonNode[], item: ListItem, paragraph: JsonNode): JsonNode[] {
  const depth = Math.min(item.level, open.length)
  const type = item.isOrdered ? 'orderedList' : 'bulletList'
  const kept = open.slice(0, depth)
  const same = open[depth]
  const listItem: JsonNode = { type: 'listItem', content: [paragraph] }
  if (same?.type === type && continues(same, item)) {
    same.content?.push(listItem)
    return [...kept, same]
  }
  const list: JsonNode = {
    type,
    ...(item.isOrdered && item.number !== 1 && { attrs: { start: Math.max(0, item.number) } }),
    content: [listItem],
  }
  const around = kept.at(-1)?.content?.at(-1)
  if (around?.content) around.content.push(list)
  else nested.push(list)
  return [...kept, list]
}

/** Another numbering in a row is another list. */
function continues(list: JsonNode, { isOrdered, number }: ListItem): boolean {
  if (!isOrdered) return true
  const start = Number(list.attrs?.start ?? 1)
  return number === start + (list.content?.length ?? 0)
}

function placeQuotation(nested: JsonNode[], paragraph: JsonNode): void {
  const last = nested.at(-1)
  if (last?.type === 'blockquote') last.content?.push(paragraph)
  else nested.push({ type: 'blockquote', content: [paragraph] })
}
