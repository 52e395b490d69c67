import type { JsonMark, Value } from '../document/document-json.ts'
import type { Reading } from '../document/word-stretch.ts'
import type { AttributeChange } from './comparison.ts'

/**
 * What has become of words. Those that were carried stand in two rows, because their paragraph was split or joined to
 * another: as they were in the one and as they are in the other.
 */
export const PIECE_STATES = [
  'same',
  'restyled',
  'inserted',
  'deleted',
  'carried-from',
  'carried-here',
] as const
export type PieceState = (typeof PIECE_STATES)[number]

/** Words under one set of marks, or what stands between words. */
export type Piece = {
  state: PieceState
  /** `text`, or the kind of node that stands between words. */
  type: string
  /** A line feed of a line break. */
  text: string
  marks: JsonMark[]
  /** Of what is restyled. */
  marksBefore?: JsonMark[]
  /** Attributes of what is no text. */
  attrs?: Record<string, Value>
  attributes?: AttributeChange[]
  /** The change that it belongs to, from 1. */
  step: number | null
}

/** `relabelled` has changed in nothing that anybody sees: its id, or one of what it stands in. */
export const ROW_KINDS = [
  'unchanged',
  'inserted',
  'deleted',
  'moved-from',
  'moved-here',
  'changed',
  'restyled',
  'relabelled',
  'split-off',
  'joined',
] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** What a block stands in, from the outermost. `marker`: of an item that begins here, as a list shows it. */
export type Container = { type: string; marker: string | null }

/** A block as it was, or as it is. */
export type Side = {
  /** Its number in the text that it is of. */
  block: number
  id: string | null
  type: string
  attrs: Record<string, Value>
  containers: Container[]
  /** In which reading nothing of it is seen: it is suggested to be put in, or to go. */
  hidden: Record<Reading, boolean>
}

/** An attribute that differs, and the kind of block that bears it. `blockType` is the kind itself. */
export type NamedChange = AttributeChange & { of: string }

export type RowHead = {
  /** One of each row of a view, in their order. */
  key: number
  kind: RowKind
  /** Null where there was nothing, or is nothing. Both are known of what has moved. */
  before: Side | null
  after: Side | null
  /** The heading that it stands under: the one it is under now, or was when it went. Empty before the first. */
  section: string
  /** Attributes of the block, and of what begins with it. */
  attributes: NamedChange[]
  /** The kinds of blocks into which it was put, and out of which it was taken, staying where it is. */
  entered: string[]
  left: string[]
  /** Of what came or went: the outermost block that did so with it, by its number. */
  within: number | null
  /** The row where the other end of a move, a split or a join is. */
  counterpart: number | null
  /** The change that the block as a whole belongs to, from 1. */
  step: number | null
}

/** What is in a row: words, a table, or nothing, as in a rule. */
export type RowContent =
  | { shape: 'words'; pieces: Piece[] }
  | { shape: 'plain' }
  | { shape: 'table'; columns: ColumnChange[]; lines: TableLine[] }
export type Row = RowHead & RowContent

export const PART_STATES = ['same', 'inserted', 'deleted', 'moved-from', 'moved-here'] as const
export type PartState = (typeof PART_STATES)[number]

/** A row of a table, of both sides or of one. */
export type TableLine = {
  state: PartState
  before: Side | null
  after: Side | null
  attributes: NamedChange[]
  cells: TableCell[]
  step: number | null
}

export type TableCell = {
  state: PartState
  before: Side | null
  after: Side | null
  attributes: NamedChange[]
  rows: Row[]
  step: number | null
}

/** A column that came or went in every row that is on both sides, from 1 in the text where it is. */
export type ColumnChange = { kind: Exclude<PartState, 'same'>; number: number }

export const STEP_KINDS = ['inserted', 'deleted', 'moved', 'changed', 'restyled', 'split', 'joined'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** One change to look at. `rows`: the keys of those that it is seen in. */
export type Step = {
  number: number
  kind: StepKind
  of: 'words' | 'block' | 'table-row' | 'table-column' | 'table-cell'
  section: string
  rows: number[]
}

/** A comparison as it is drawn, in one column or in two. */
export type ComparisonView = { rows: Row[]; steps: Step[] }

/** What of a row stands on one side, in two columns. */
export function piecesOn(side: 'before' | 'after', pieces: readonly Piece[]): Piece[] {
  const others: PieceState[] = side === 'before' ? ['inserted', 'carried-here'] : ['deleted', 'carried-from']
  return pieces.filter(({ state }) => !others.includes(state))
}
