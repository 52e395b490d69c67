import type { JsonNode } from '../document/document-json.ts'
import type {
  AttributeChange,
  BlockChange,
  BlockEdit,
  Comparison,
  LoneBlock,
  WordEdit,
} from './comparison.ts'
import { childBlocks, lineOf } from './families.ts'
import { cutterOf, joinLine, lineLength } from './line.ts'

/**
 * The later text, from the earlier one and how it became it.
 *
 * @throws {Error} when the comparison is visibly one of another text.
 */
export function applyComparison(before: JsonNode, comparison: Comparison): JsonNode {
  const { change } = comparison
  return change ? changed(before, change, applyingOf(before, comparison)) : before
}

/** What must be known of two texts before anything of the later one is built. */
export function applyingOf(before: JsonNode, { change, moves }: Comparison): Applying {
  const moved = new Map<number, JsonNode>()
  if (change) findMoved(before, change, { moves, moved })
  return { moves, moved }
}

/** `moved`: the blocks as they were, by the numbers of their moves. */
export type Applying = { moves: readonly BlockChange[]; moved: Map<number, JsonNode> }

/** Finds what is to be put elsewhere, before anything is built: it may stand later in the text than it is to come. */
function findMoved(node: JsonNode, change: BlockChange, applying: Applying): void {
  if (change.blocks) findMovedAmong(childBlocks(node), change.blocks, applying)
}

function findMovedAmong(blocks: readonly JsonNode[], edits: readonly BlockEdit[], applying: Applying): void {
  walk(blocks, edits, (edit, node) => {
    if (edit.kind === 'changed') findMoved(node, edit.change, applying)
    if (edit.kind === 'deleted') findMovedAmong(childBlocks(node), edit.block.blocks ?? [], applying)
    if (edit.kind === 'moved-from') {
      applying.moved.set(edit.move, node)
      findMoved(node, moveAt(applying, edit.move), applying)
    }
  })
}

type SourceEdit = Extract<BlockEdit, { kind: 'changed' | 'deleted' | 'moved-from' }>

/** Goes through edits along with the blocks that they are of. What is the same is stepped over. */
function walk(
  blocks: readonly JsonNode[],
  edits: readonly BlockEdit[],
  visit: (edit: SourceEdit, node: JsonNode) => void,
): void {
  let at = 0
  for (const edit of edits) {
    if (edit.kind === 'inserted' || edit.kind === 'moved-here') continue
    if (edit.kind === 'same') at += edit.count
    else visit(edit, blockOf(blocks, at++))
  }
  if (at !== blocks.length) throw new Error(OF_ANOTHER)
}

const OF_ANOTHER = 'the comparison is of another text'

function blockOf(blocks: readonly JsonNode[], at: number): JsonNode {
  const block = blocks[at]
  if (!block) throw new Error(OF_ANOTHER)
  return block
}

/** How a block changed that has moved. */
export function moveAt({ moves }: Applying, move: number): BlockChange {
  const change = moves[move]
  if (!change) throw new Error(`no move ${move}`)
  return change
}

/** A block as it is, from how it was. */
export function changed(node: JsonNode, change: BlockChange, applying: Applying): JsonNode {
  const { type, attrs, content, ...rest } = node
  const newAttrs = changedAttributes(attrs, change.attributes ?? [])
  const newContent = changedContent(node, change, applying)
  return {
    ...rest,
    type: change.type?.after ?? type,
    ...(newAttrs && { attrs: newAttrs }),
    // A text without blocks says so, a block without any leaves it out (`documentJson`).
    ...((newContent.length > 0 || type === 'doc') && { content: newContent }),
  }
}

function changedAttributes(attrs: JsonNode['attrs'], changes: readonly AttributeChange[]): JsonNode['attrs'] {
  if (changes.length === 0) return attrs
  const values = new Map(Object.entries(attrs ?? {}))
  for (const { name, after } of changes) {
    if (after === undefined) values.delete(name)
    else values.set(name, after)
  }
  return values.size > 0 ? Object.fromEntries(values) : undefined
}

function changedContent(node: JsonNode, change: BlockChange, applying: Applying): JsonNode[] {
  if (change.words) return changedLine(lineOf(node), change.words)
  if (change.blocks) return changedBlocks(childBlocks(node), change.blocks, applying)
  return node.content ?? []
}

function changedLine(line: readonly JsonNode[], edits: readonly WordEdit[]): JsonNode[] {
  const cut = cutterOf(line)
  let at = 0
  const take = (length: number) => {
    at += length
    return cut(at - length, at)
  }
  const pieces = edits.flatMap((edit) => wordsMadeBy(edit, take))
  if (at !== lineLength(line)) throw new Error(OF_ANOTHER)
  return joinLine(pieces)
}

function wordsMadeBy(edit: WordEdit, take: (length: number) => JsonNode[]): JsonNode[] {
  switch (edit.kind) {
    case 'same':
      return take(edit.length)
    case 'restyled':
      take(lineLength(edit.before))
      return edit.after
    case 'deleted':
      take(lineLength(edit.content))
      return []
    case 'inserted':
      return edit.content
  }
}

function changedBlocks(
  blocks: readonly JsonNode[],
  edits: readonly BlockEdit[],
  applying: Applying,
): JsonNode[] {
  let at = 0
  const take = (count: number) => {
    at += count
    return blocks.slice(at - count, at)
  }
  return edits.flatMap((edit) => madeBy(edit, take, applying))
}

/** What an edit puts into the new text. `take` gives the next blocks of the old one. */
function madeBy(edit: BlockEdit, take: (count: number) => JsonNode[], applying: Applying): JsonNode[] {
  switch (edit.kind) {
    case 'same':
      return take(edit.count)
    case 'changed':
      return take(1).map((node) => changed(node, edit.change, applying))
    case 'deleted':
    case 'moved-from':
      take(1)
      return []
    case 'inserted':
      return [inserted(edit.block, applying)]
    case 'moved-here':
      return [movedHere(edit.move, applying)]
  }
}

/** A block that has moved, as it is. */
export function movedHere(move: number, applying: Applying): JsonNode {
  const source = applying.moved.get(move)
  if (!source) throw new Error(OF_ANOTHER)
  return changed(source, moveAt(applying, move), applying)
}

/** A block that was put in, with what came into it from elsewhere. */
export function inserted({ node, blocks }: LoneBlock, applying: Applying): JsonNode {
  return blocks ? { ...node, content: changedBlocks([], blocks, applying) } : node
}
