import type { JsonNode } from '../document/document-json.ts'
import { childBlocks } from './families.ts'

/** A block of a text, by its number in the order of the text; the text itself is number 0. */
export type IndexedBlock = {
  node: JsonNode
  /** -1 of the text itself. */
  parent: number
  children: number[]
  /** One more than the number of the last block in it. */
  end: number
}
export type BlockIndex = readonly IndexedBlock[]

/** All blocks of a text, in their order. */
export function indexBlocks(document: JsonNode): BlockIndex {
  const blocks: IndexedBlock[] = []
  const enter = (node: JsonNode, parent: number): number => {
    const at = blocks.length
    const block: IndexedBlock = { node, parent, children: [], end: at + 1 }
    blocks.push(block)
    block.children = childBlocks(node).map((child) => enter(child, at))
    block.end = blocks.length
    return at
  }
  enter(document, -1)
  return blocks
}

/**
 * A block by its number.
 *
 * @throws {Error} when there is none, which no text causes.
 */
export function blockAt(index: BlockIndex, at: number): IndexedBlock {
  const block = index[at]
  if (!block) throw new Error(`no block ${at}`)
  return block
}
