import { Mark, type MarkType, type Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { joinToBefore, removeBlock } from './settle-blocks.ts'
import { SUGGESTION_ATTRIBUTES, SUGGESTION_MARKS, type SuggestionSource, sourceOn } from './suggestion.ts'

export type Verdict = 'accept' | 'reject'
/** What becomes of a piece of a suggestion at a place of the text; null leaves it. */
export type Judge = (source: SuggestionSource, from: number, to: number) => Verdict | null

type Judged = { name: string; source: SuggestionSource; verdict: Verdict }
type Piece = { from: number; to: number; node: Node; judged: Judged[] }

/** Accepts and rejects what a judge says, in one transform. What is left is as it was. */
export function settleSuggestions(tr: Transform, judge: Judge): void {
  const start = tr.steps.length
  // From the end to the beginning: what is settled moves nothing that is still to come, but may take it away.
  for (const piece of piecesOf(tr.doc, judge).toReversed()) {
    if (!tr.mapping.slice(start).mapResult(piece.from).deletedAfter) settlePiece(tr, piece)
  }
  // Only now, as what stood between two paragraphs that become one has gone.
  for (const at of boundariesOf(tr.doc).toReversed()) settleBoundary(tr, at, judge)
}

/** A text as it is without its suggestions, or with all of them. */
export function settledDocument(doc: Node, verdict: Verdict): Node {
  const tr = new Transform(doc)
  settleSuggestions(tr, () => verdict)
  return tr.doc
}

/** The formatting among marks: what is not a suggestion. */
export function formattingOf(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ type }) => !isSuggestionType(type))
}

/** Whether a type of marks is one of suggestions. */
export function isSuggestionType({ name }: MarkType): boolean {
  return SUGGESTION_MARKS.some((known) => known === name)
}

/** The marks that words had before they were formatted anew. */
export function marksBefore(modification: Mark): readonly Mark[] {
  const { schema } = modification.type
  const former: unknown[] = JSON.parse(modification.attrs.before)
  return Mark.setFrom(former.map((json) => Mark.fromJSON(schema, json)))
}

function piecesOf(doc: Node, judge: Judge): Piece[] {
  const pieces: Piece[] = []
  doc.descendants((node, from) => {
    const to = from + node.nodeSize
    const judged = sourcesOf(node).flatMap(([name, source]) => {
      const verdict = name === 'split' || name === 'joined' ? null : judge(source, from, to)
      return verdict ? [{ name, source, verdict }] : []
    })
    if (judged.length > 0) pieces.push({ from, to, node, judged })
  })
  return pieces
}

/** What is suggested of one node, by the name of the mark or attribute. */
export function sourcesOf(node: Node): [name: string, source: SuggestionSource][] {
  if (!node.isText)
    return SUGGESTION_ATTRIBUTES.flatMap((name) => {
      const source = sourceOn(node.attrs, name)
      return source ? [[name, source]] : []
    })
  return node.marks.flatMap(({ type, attrs }) =>
    // The gate and the guard let nothing else through.
    isSuggestionType(type) ? [[type.name, attrs as SuggestionSource]] : [],
  )
}

const GOES = new Set(['insertion reject', 'inserted reject', 'deletion accept', 'deleted accept'])

function settlePiece(tr: Transform, { from, to, node, judged }: Piece): void {
  if (judged.some(({ name, verdict }) => GOES.has(`${name} ${verdict}`))) {
    if (node.isInline) tr.delete(from, to)
    else removeBlock(tr, from)
    return
  }
  for (const { name, source, verdict } of judged) {
    if (node.isText) settleMark(tr, { from, to, node, name, source, verdict })
    else if (name === 'changed' && verdict === 'reject') changeBack(tr, from)
    else tr.setNodeAttribute(from, name, null)
  }
}

type SettledMark = Omit<Piece, 'judged'> & Judged

function settleMark(tr: Transform, { from, to, node, name, source, verdict }: SettledMark): void {
  const mark = node.marks.find(({ type, attrs }) => type.name === name && attrs === source)
  if (!mark) return
  tr.removeMark(from, to, mark)
  if (name !== 'modification' || verdict === 'accept') return
  for (const own of formattingOf(node.marks)) tr.removeMark(from, to, own)
  for (const former of marksBefore(mark)) tr.addMark(from, to, former)
}

function changeBack(tr: Transform, at: number): void {
  const node = tr.doc.nodeAt(at)
  if (!node) return
  const { type, attrs } = JSON.parse(sourceOn(node.attrs, 'changed')?.before ?? '{}')
  const { id, inserted, deleted, split, joined } = node.attrs
  tr.setNodeMarkup(at, node.type.schema.nodes[type], { ...attrs, id, inserted, deleted, split, joined })
}

function boundariesOf(doc: Node): number[] {
  const found: number[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock && (node.attrs.split || node.attrs.joined)) found.push(at)
    return !node.isTextblock
  })
  return found
}

function settleBoundary(tr: Transform, at: number, judge: Judge): void {
  const node = tr.doc.nodeAt(at)
  if (!node) return
  const verdictOn = (name: 'split' | 'joined') => {
    const source = sourceOn(node.attrs, name)
    return source && judge(source, at, at + 1)
  }
  const [ofSplit, ofJoined] = [verdictOn('split'), verdictOn('joined')]
  if ((ofSplit === 'reject' || ofJoined === 'accept') && joinToBefore(tr, at)) return
  if (ofSplit) tr.setNodeAttribute(at, 'split', null)
  if (ofJoined) tr.setNodeAttribute(at, 'joined', null)
}
