import type { JsonNode } from '../document/document-json.ts'
import { READINGS } from '../document/word-stretch.ts'
import { compareWords } from './compare-words.ts'
import { rowsInside } from './every-row.ts'
import { isWord } from './tokens.ts'
import type { Piece, PieceState, Row, Side } from './view.ts'
import { piecesOf } from './view-pieces.ts'
import { newWork, type Work } from './work.ts'

/** What of the words that went must be in the other paragraph, for it to have been split off or joined. */
const SHARE_CARRIED = 0.6

/**
 * A paragraph that is split keeps its id, and its second half is a new one: the same words would be deleted in the one
 * and inserted in the other. They are marked as carried, and so are those of a paragraph that was joined to another.
 * Changes the rows that it is given, and gives for each half the row of the other.
 */
export function markCarried(rows: readonly Row[]): Map<Row, Row> {
  const halves = new Map<Row, Row>()
  markAmong(rows, halves, newWork())
  return halves
}

function markAmong(rows: readonly Row[], halves: Map<Row, Row>, work: Work): void {
  rows.forEach((row, at) => {
    markAmong(rowsInside(row), halves, work)
    if (row.shape !== 'words' || (row.kind !== 'changed' && row.kind !== 'moved-here')) return
    // Several may have been made of one, or one of several; where something stood does not come between.
    for (let place = at + 1; ; place++) {
      const next = rows[place]
      if (next?.kind === 'moved-from') continue
      if (!next || !isMarked(row, next, work)) return
      halves.set(next, row)
    }
  })
}

type WordsRow = Extract<Row, { shape: 'words' }>

function isMarked(row: WordsRow, next: Row, work: Work): boolean {
  if (next.shape !== 'words') return false
  if (next.kind === 'inserted') return isSplit(row, next, work)
  return next.kind === 'deleted' && isJoined(row, next, work)
}

function isSplit(row: WordsRow, next: WordsRow, work: Work): boolean {
  const { start, tail } = tailOf(row.pieces, 'deleted')
  const shared = sharedPieces(tail, next.pieces, work)
  if (!shared) return false
  const others = row.pieces.slice(start).filter(({ state }) => state !== 'deleted')
  row.pieces = [...row.pieces.slice(0, start), ...others, ...asFrom(shared)]
  next.pieces = asHere(shared)
  next.kind = 'split-off'
  return true
}

function isJoined(row: WordsRow, next: WordsRow, work: Work): boolean {
  // Words that are only suggested are none of the text that they are joined to.
  if (!areSeenAlike(row.before, next.before)) return false
  const { start, tail } = tailOf(row.pieces, 'inserted')
  const shared = sharedPieces(next.pieces, tail, work)
  if (!shared) return false
  const others = row.pieces.slice(start).filter(({ state }) => state !== 'inserted')
  row.pieces = [...row.pieces.slice(0, start), ...others, ...asHere(shared)]
  next.pieces = asFrom(shared)
  next.kind = 'joined'
  return true
}

function areSeenAlike(one: Side | null, other: Side | null): boolean {
  return READINGS.every((reading) => one?.hidden[reading] === other?.hidden[reading])
}

/** What stands in one state after everything that has stayed. */
function tailOf(pieces: readonly Piece[], state: PieceState): { start: number; tail: Piece[] } {
  const start = 1 + pieces.findLastIndex((piece) => piece.state !== 'deleted' && piece.state !== 'inserted')
  return { start, tail: pieces.slice(start).filter((piece) => piece.state === state) }
}

/** Words of one paragraph beside those of another; null where they have too little in common. */
function sharedPieces(before: readonly Piece[], after: readonly Piece[], work: Work): Piece[] | null {
  const [one, other] = [before.map(nodeOf), after.map(nodeOf)]
  const pieces = piecesOf(one, compareWords(one, other, work))
  const shared = pieces.filter(({ state }) => state === 'same' || state === 'restyled')
  const least = SHARE_CARRIED * Math.min(lettersOf(before), lettersOf(after))
  return isWord(textOf(shared)) && lettersOf(shared) >= least ? pieces : null
}

function nodeOf({ type, text, marks, attrs }: Piece): JsonNode {
  return {
    type,
    ...(type === 'text' && { text }),
    ...(attrs && { attrs }),
    ...(marks.length > 0 && { marks }),
  }
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

function lettersOf(pieces: readonly Piece[]): number {
  return textOf(pieces).trim().length
}

function asFrom(pieces: readonly Piece[]): Piece[] {
  return pieces
    .filter(({ state }) => state !== 'inserted')
    .map((piece) => (piece.state === 'deleted' ? piece : { ...piece, state: 'carried-from' }))
}

function asHere(pieces: readonly Piece[]): Piece[] {
  return pieces
    .filter(({ state }) => state !== 'deleted')
    .map((piece) => (piece.state === 'inserted' ? piece : { ...piece, state: 'carried-here' }))
}
