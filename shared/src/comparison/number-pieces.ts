import { addStep, type Numbering } from './numbering.ts'
import type { Piece, Row, Step } from './view.ts'

/** Changes with so few words between them are one change to whoever reads. */
const NEAR_WORDS = 3

/** Numbers the changes within the words of a row. */
export function numberPieces(numbering: Numbering, row: Extract<Row, { shape: 'words' }>): void {
  // What came or went as a whole is one change already.
  if (row.kind === 'inserted' || row.kind === 'deleted') return
  let step: Step | null = null
  let between = 0
  for (const piece of row.pieces) {
    const kind = kindOf(piece)
    if (!kind) {
      between += wordsOf(piece)
      continue
    }
    if (!step || between > NEAR_WORDS) step = addStep(numbering, row, kind, 'words')
    if (step.kind !== kind) step.kind = 'changed'
    piece.step = step.number
    between = 0
  }
}

function kindOf({ state }: Piece): Step['kind'] | null {
  return state === 'inserted' || state === 'deleted' || state === 'restyled' ? state : null
}

function wordsOf({ type, text }: Piece): number {
  return type === 'text' ? (text.match(/\S+/g)?.length ?? 0) : 1
}
