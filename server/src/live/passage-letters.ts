import type { Passage, Stretch } from '@plenary/shared/document/passage.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'
import { type Block, blocksOf } from './letters.ts'
import type { DeletedRange } from './update-reader.ts'

/**
 * Everything in a document that holds a passage: its letters, over marks and pieces of one block, and each mark and
 * attribute with the words in a value, such as the address of a link.
 */
export function positionsOf(passage: Passage, doc: Y.Doc): DeletedRange[] {
  const fragment = doc.getXmlFragment(ROOT_NAME)
  const letters = [...blocksOf(fragment)].flatMap((block) =>
    passage.in(block.text).flatMap((stretch) => lettersIn(block, stretch)),
  )
  return [...letters, ...valuesIn(fragment, passage)]
}

function lettersIn({ runs }: Block, { start, end }: Stretch): DeletedRange[] {
  return runs.flatMap(({ client, clock, length, at }) => {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, length)
    return from < to ? [{ client, clock: clock + from, length: to - from }] : []
  })
}

function* valuesIn(node: Y.XmlFragment | Y.XmlText, passage: Passage): Generator<DeletedRange> {
  for (const item of node._map.values()) if (saysInValue(item, passage)) yield rangeOf(item)
  for (let item = node._start; item !== null; item = item.right) {
    if (saysInValue(item, passage)) yield rangeOf(item)
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    if (type instanceof Y.XmlFragment || type instanceof Y.XmlText) yield* valuesIn(type, passage)
  }
}

function saysInValue({ deleted, content }: Y.Item, passage: Passage): boolean {
  if (deleted) return false
  if (content instanceof Y.ContentAny) return says(content.arr, passage)
  return content instanceof Y.ContentFormat && says(content.value, passage)
}

/** Whether words stand in a value or anywhere in it. */
function says(value: unknown, passage: Passage): boolean {
  if (typeof value === 'string') return passage.isIn(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((part) => says(part, passage))
}

function rangeOf({ id, length }: Y.Item): DeletedRange {
  return { ...id, length }
}
