import type { JsonNode } from '../document/document-json.ts'
import { applyComparison } from './apply.ts'
import type {
  AttributeChange,
  BlockChange,
  BlockEdit,
  Comparison,
  LoneBlock,
  WordEdit,
} from './comparison.ts'

/**
 * The earlier text, from the later one and how it came to be.
 *
 * @throws {Error} when the comparison is visibly one of another text.
 */
export function revertComparison(after: JsonNode, comparison: Comparison): JsonNode {
  return applyComparison(after, invertComparison(comparison))
}

/** How the later text would become the earlier one. */
export function invertComparison({ change, moves }: Comparison): Comparison {
  return { change: change && invertChange(change), moves: moves.map(invertChange) }
}

function invertChange({ type, attributes, words, blocks }: BlockChange): BlockChange {
  return {
    ...(type && { type: { before: type.after, after: type.before } }),
    ...(attributes && { attributes: attributes.map(invertAttribute) }),
    ...(words && { words: words.map(invertWords) }),
    ...(blocks && { blocks: blocks.map(invertBlocks) }),
  }
}

function invertAttribute({ name, before, after }: AttributeChange): AttributeChange {
  return {
    name,
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  }
}

function invertWords(edit: WordEdit): WordEdit {
  switch (edit.kind) {
    case 'same':
      return edit
    case 'restyled':
      return { kind: 'restyled', before: edit.after, after: edit.before }
    case 'deleted':
      return { kind: 'inserted', content: edit.content }
    case 'inserted':
      return { kind: 'deleted', content: edit.content }
  }
}

function invertBlocks(edit: BlockEdit): BlockEdit {
  switch (edit.kind) {
    case 'same':
      return edit
    case 'changed':
      return { kind: 'changed', change: invertChange(edit.change) }
    case 'deleted':
      return { kind: 'inserted', block: invertLone(edit.block) }
    case 'inserted':
      return { kind: 'deleted', block: invertLone(edit.block) }
    case 'moved-from':
      return { kind: 'moved-here', move: edit.move }
    case 'moved-here':
      return { kind: 'moved-from', move: edit.move }
  }
}

function invertLone({ node, blocks }: LoneBlock): LoneBlock {
  return { node, ...(blocks && { blocks: blocks.map(invertBlocks) }) }
}
