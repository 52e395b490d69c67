import type { ComparisonView, Piece, Row } from '@plenary/shared/comparison/view.ts'
import { piecesOn } from '@plenary/shared/comparison/view.ts'
import type { Stretches } from '@plenary/shared/snapshots.ts'

/** Words, and the organisation that put them in or took them out, as a place in a list; null where that is nobody's. */
export type AuthoredPiece = Piece & { author: number | null }

/** How many changes an organisation has part in, and how many words it put in and took out. */
export type Share = { author: number; changes: number; added: number; removed: number }

/** The words of a comparison by who put them in and took them out, and what each has done. */
export type Authored = { piecesOf: (pieces: readonly Piece[]) => readonly AuthoredPiece[]; shares: Share[] }

/** Lays over a comparison who wrote what is in the newer text alone, and who deleted what is in the older alone. */
export function authoredView(
  { rows }: ComparisonView,
  { written, removed }: { written: Stretches; removed: Stretches },
): Authored {
  const parts = new Map<Piece, AuthoredPiece[]>()
  const lines = [...everyLine(rows)]
  for (const [side, stretches] of [
    ['before', removed],
    ['after', written],
  ] as const) {
    const authors = new Reader(stretches)
    for (const piece of lines.flatMap((line) => piecesOn(side, line))) {
      const found = authors.take(piece.type === 'text' ? piece.text.length : 0)
      if (belongsTo(side, piece)) parts.set(piece, split(piece, found))
    }
  }
  const piecesOf = (pieces: readonly Piece[]) =>
    pieces.flatMap((piece) => parts.get(piece) ?? [{ ...piece, author: null }])
  return { piecesOf, shares: sharesOf([...parts.values()].flat()) }
}

function belongsTo(side: 'before' | 'after', { state }: Piece): boolean {
  return side === 'before' ? state === 'deleted' : state === 'inserted'
}

/** The words of all rows in the order of the texts, those in tables too. */
function* everyLine(rows: readonly Row[]): Generator<readonly Piece[]> {
  for (const row of rows) {
    if (row.shape === 'words') yield row.pieces
    if (row.shape !== 'table') continue
    for (const { cells } of row.lines) for (const cell of cells) yield* everyLine(cell.rows)
  }
}

type Part = { author: number | null; length: number }

/** Reads stretches as a text is read. */
class Reader {
  readonly #stretches: Stretches
  #at = 0
  #taken = 0

  constructor(stretches: Stretches) {
    this.#stretches = stretches
  }

  /** Whose the next letters are. */
  take(length: number): Part[] {
    const parts: Part[] = []
    for (let left = length; left > 0; ) {
      const [author, whole] = this.#stretches[this.#at] ?? [-1, Number.POSITIVE_INFINITY]
      const part = Math.min(left, whole - this.#taken)
      parts.push({ author: author < 0 ? null : author, length: part })
      left -= part
      this.#taken += part
      if (this.#taken < whole) continue
      this.#at += 1
      this.#taken = 0
    }
    return parts
  }
}

function split(piece: Piece, parts: readonly Part[]): AuthoredPiece[] {
  let at = 0
  return withoutGaps(parts).map(({ author, length }) => {
    at += length
    return { ...piece, author, text: piece.text.slice(at - length, at) }
  })
}

/**
 * Whoever writes over words may keep a letter of them, to Yjs: in the midst of what they wrote, it is theirs too. The
 * letters of nobody else beside it go to whom the words around them belong.
 */
function withoutGaps(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  for (const [at, { author, length }] of parts.entries()) {
    const others = [...parts.slice(0, at).toReversed(), ...parts.slice(at + 1)]
    const whose = author ?? others.find((other) => other.author !== null)?.author ?? null
    const last = joined.at(-1)
    if (last?.author === whose) last.length += length
    else joined.push({ author: whose, length })
  }
  return joined
}

function sharesOf(pieces: readonly AuthoredPiece[]): Share[] {
  const byAuthor = Map.groupBy(pieces, ({ author }) => author)
  return [...byAuthor]
    .flatMap(([author, own]) => {
      if (author === null) return []
      const words = (state: Piece['state']) =>
        own.filter((piece) => piece.state === state).reduce((sum, { text }) => sum + countWords(text), 0)
      const changes = new Set(own.map(({ step }) => step)).size
      return [{ author, changes, added: words('inserted'), removed: words('deleted') }]
    })
    .toSorted((a, b) => b.added + b.removed - a.added - a.removed)
}

export function countWords(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length
}
