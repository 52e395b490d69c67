import type { JsonNode, Value } from '../document/document-json.ts'

/** An attribute that differs. A side that lacks it did not set it. */
export type AttributeChange = { name: string; before?: Value; after?: Value }

/**
 * A step through the words of a block. Lengths count UTF-16 units of text, and one for whatever else stands in a line.
 * What is `restyled` has the same letters on both sides under other marks.
 */
export type WordEdit =
  | { kind: 'same'; length: number }
  | { kind: 'restyled'; before: JsonNode[]; after: JsonNode[] }
  | { kind: 'deleted'; content: JsonNode[] }
  | { kind: 'inserted'; content: JsonNode[] }

/** A block that is on one side alone, without the blocks in it: of those, some may have come from elsewhere. */
export type LoneBlock = { node: JsonNode; blocks?: BlockEdit[] }

/** A step through the blocks in a block. A moved one is described under its number in `Comparison.moves`. */
export type BlockEdit =
  | { kind: 'same'; count: number }
  | { kind: 'changed'; change: BlockChange }
  | { kind: 'deleted'; block: LoneBlock }
  | { kind: 'inserted'; block: LoneBlock }
  | { kind: 'moved-from'; move: number }
  | { kind: 'moved-here'; move: number }

/** How a block that is on both sides differs; nothing in it, if it has only moved. */
export type BlockChange = {
  type?: { before: string; after: string }
  attributes?: AttributeChange[]
  words?: WordEdit[]
  blocks?: BlockEdit[]
}

/**
 * How one text becomes another, and the other the one. It holds what differs and nothing else, so it means something
 * only together with one of the two. JSON as it stands.
 */
export type Comparison = {
  /** Null between equal texts, and only there. */
  change: BlockChange | null
  moves: BlockChange[]
}
