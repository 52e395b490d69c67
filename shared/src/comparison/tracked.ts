import type { JsonMark, JsonNode } from '../document/document-json.ts'

/** What has become of a part of a text. What has moved is there twice. */
export const TRACKED_STATES = ['inserted', 'deleted', 'moved-from', 'moved-here'] as const
export type TrackedState = (typeof TRACKED_STATES)[number]

/** A block as it was, where it is another kind now, or runs otherwise. */
export type FormerBlock = Pick<JsonNode, 'type' | 'attrs'>

/** What has become of a node of a tracked text (`trackedText`); null for nothing. */
export function stateOf({ attrs, marks = [] }: JsonNode): TrackedState | null {
  const said = attrs?.[STATE] ?? marks.find(({ type }) => type === STATE)?.attrs?.state
  return TRACKED_STATES.find((state) => state === said) ?? null
}

/** The number of a move, on the outermost block that moved. */
export function moveOf({ attrs }: JsonNode): number | null {
  const move = attrs?.[MOVE]
  return typeof move === 'number' ? move : null
}

/** How a block was before; null where it is as it was. */
export function formerOf({ attrs }: JsonNode): FormerBlock | null {
  const former = attrs?.[FORMER]
  return typeof former === 'string' ? JSON.parse(former) : null
}

/** The marks that words had before; null where they have them still. */
export function formerMarksOf({ marks = [] }: JsonNode): JsonMark[] | null {
  const former = marks.find(({ type }) => type === FORMER)?.attrs?.marks
  return typeof former === 'string' ? JSON.parse(former) : null
}

/** A block of which this has become. */
export function withState(node: JsonNode, state: TrackedState): JsonNode {
  return { ...node, attrs: { ...node.attrs, [STATE]: state } }
}

/** Words of which this has become. */
export function wordsWithState(line: readonly JsonNode[], state: TrackedState): JsonNode[] {
  return line.map((piece) => ({
    ...piece,
    marks: [...(piece.marks ?? []), { type: STATE, attrs: { state } }],
  }))
}

/** The outermost block of a move. */
export function withMove(node: JsonNode, move: number): JsonNode {
  return { ...node, attrs: { ...node.attrs, [MOVE]: move } }
}

/** A block that was another kind, or ran otherwise. */
export function withFormer(node: JsonNode, { type, attrs }: FormerBlock): JsonNode {
  return { ...node, attrs: { ...node.attrs, [FORMER]: JSON.stringify({ type, attrs }) } }
}

/** Words that had other marks. */
export function withFormerMarks(piece: JsonNode, marks: readonly JsonMark[]): JsonNode {
  const former = { type: FORMER, attrs: { marks: JSON.stringify(marks) } }
  return { ...piece, marks: [...(piece.marks ?? []), former] }
}

/** What has moved as what came and what went, also in it. */
export function withPlainStates(node: JsonNode): JsonNode {
  const { [MOVE]: _move, ...attrs } = node.attrs ?? {}
  const state = stateOf({ ...node, marks: [] })
  const marks = node.marks?.map((mark) =>
    mark.type === STATE
      ? { ...mark, attrs: { state: plainState(stateOf({ type: '', marks: [mark] })) } }
      : mark,
  )
  return {
    ...node,
    ...(node.attrs && { attrs: { ...attrs, ...(state && { [STATE]: plainState(state) }) } }),
    ...(marks && { marks }),
    ...(node.content && { content: node.content.map(withPlainStates) }),
  }
}

/** What came or went, for what moved too. */
export function plainState<S extends TrackedState | null>(state: S): S | 'inserted' | 'deleted' {
  if (state === 'moved-from') return 'deleted'
  return state === 'moved-here' ? 'inserted' : state
}

const STATE = 'tracked'
const MOVE = 'trackedMove'
const FORMER = 'trackedFormer'
