import type { ComparisonView, Piece, Row } from '@plenary/shared/comparison/view.ts'
import { type Authored, countWords } from './authored-view.ts'

/** How many words a change adds and removes, and whose they are. */
export type StepFigures = { added: number; removed: number; authors: number[] }

/** The figures of one change. */
export function figuresOfStep({ rows }: ComparisonView, step: number, authored: Authored): StepFigures {
  const pieces = authored.piecesOf(piecesIn(rows).filter((piece) => piece.step === step))
  const words = (state: Piece['state']) =>
    pieces.filter((piece) => piece.state === state).reduce((sum, { text }) => sum + countWords(text), 0)
  const authors = [...new Set(pieces.flatMap(({ author }) => author ?? []))]
  return { added: words('inserted'), removed: words('deleted'), authors }
}

function piecesIn(rows: readonly Row[]): Piece[] {
  return rows.flatMap((row) => {
    if (row.shape === 'words') return row.pieces
    return row.shape === 'table'
      ? row.lines.flatMap(({ cells }) => cells.flatMap((cell) => piecesIn(cell.rows)))
      : []
  })
}
