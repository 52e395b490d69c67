import { htmlText } from '../export/html-text.ts'
import { isSeen } from './drawing.ts'
import { anchorOf, attributeText, htmlOfPieces } from './html-pieces.ts'
import { type ComparisonWords, nameIn } from './html-words.ts'
import {
  type NamedChange,
  type PartState,
  type Piece,
  piecesOn,
  type Row,
  type Side,
  type TableCell,
  type TableLine,
} from './view.ts'

/** In one column, or what one of two shows. */
export type Column = 'both' | 'before' | 'after'

/** `steps`: how many there are. `anchored`: those that a link leads to already. */
export type Writing = { words: ComparisonWords; column: Column; steps: number; anchored: Set<number> }

/** Rows as HTML: one for each block, with what has become of it. */
export function htmlOfRows(rows: readonly Row[], writing: Writing): string {
  return rows.map((row) => htmlOfRow(row, writing)).join('\n')
}

/** One row as HTML; nothing, where the column has nothing of it. */
export function htmlOfRow(row: Row, writing: Writing): string {
  const side = sideOf(row, writing.column)
  if (!side) return ''
  const { id, step } = rowStep(row, writing)
  const depth = side.containers.filter(
    ({ type }) => type === 'bulletList' || type === 'orderedList' || type === 'blockquote',
  ).length
  return `<div class="row ${row.kind} depth-${Math.min(depth, 6)}"${id}>${noteOf([step, ...notesOf(row, writing)])}${blockOf(row, side, writing)}</div>`
}

/** A row's block as it is where it is still there, and else as it was; null where the column has nothing of it. */
export function sideOf({ kind, before, after }: Row, column: Column): Side | null {
  const isWhereItWas = kind === 'moved-from'
  if (column === 'before') return kind === 'moved-here' ? null : before
  if (column === 'after') return isWhereItWas ? null : after
  return isWhereItWas ? before : (after ?? before)
}

function rowStep(row: Row, { words, steps, anchored }: Writing): { id: string; step: string } {
  if (row.step === null) return { id: '', step: '' }
  return { id: anchorOf(row.step, anchored), step: words.stepOf(row.step, steps) }
}

/** What is said of a block beside its words. */
export function notesOf(row: Row, { words, column }: Pick<Writing, 'words' | 'column'>): string[] {
  const kinds = (types: readonly string[]) => types.map((type) => nameIn(words.kinds, type)).join(', ')
  const named: Partial<Record<Row['kind'], string>> = words.rows
  return [
    named[row.kind] ?? '',
    ...(column === 'before' ? [] : attributeNotes(row.attributes, words)),
    row.entered.length > 0 && column !== 'before'
      ? `${words.entered}${words.colon} ${kinds(row.entered)}`
      : '',
    row.left.length > 0 && column !== 'after' ? `${words.left}${words.colon} ${kinds(row.left)}` : '',
    ...(row.shape === 'table' ? row.columns.map(({ kind, number }) => words.column(kind, number)) : []),
  ].filter(Boolean)
}

function noteOf(all: readonly string[]): string {
  const notes = all.filter(Boolean)
  return notes.length > 0 ? `<p class="note">${htmlText(notes.join(' · '))}</p>` : ''
}

function attributeNotes(attributes: readonly NamedChange[], words: ComparisonWords): string[] {
  return attributes
    .filter(isSeen)
    .map((change) => `${nameIn(words.kinds, change.of)}, ${attributeText(change, words)}`)
}

function blockOf(row: Row, side: Side, writing: Writing): string {
  const { lang, level } = side.attrs
  const language = typeof lang === 'string' ? ` lang="${htmlText(lang)}"` : ''
  switch (row.shape) {
    case 'plain':
      return plainHtml(side, writing.words)
    case 'table':
      return `<table${language}>${row.lines.map((line) => lineOf(line, writing)).join('')}</table>`
    case 'words': {
      // Below the headings of the page itself.
      const tag = side.type === 'heading' && typeof level === 'number' ? `h${Math.min(level + 2, 6)}` : 'p'
      const marker = side.containers.map((container) => container.marker ?? '').join('')
      const sign = marker ? `<span class="marker">${htmlText(marker)}</span> ` : ''
      return `<${tag} dir="auto"${language}>${sign}${wordsOf(row.kind, row.pieces, writing)}</${tag}>`
    }
  }
}

function plainHtml({ type, attrs }: Side, { kinds }: ComparisonWords): string {
  if (type === 'horizontalRule') return '<hr>'
  return type === 'image' ? `<p dir="auto">${htmlText(imageLine(attrs, kinds))}</p>` : ''
}

/** A picture in words: the file of a comparison holds none. */
export function imageLine({ alt }: Side['attrs'], kinds: ComparisonWords['kinds']): string {
  const name = nameIn(kinds, 'image')
  return typeof alt === 'string' && alt !== '' ? `[${name}: ${alt}]` : `[${name}]`
}

function wordsOf(kind: Row['kind'], pieces: readonly Piece[], { column, words, anchored }: Writing): string {
  return htmlOfPieces(shownPieces(kind, pieces, column), words, anchored)
}

/** The words of a row that a column shows. */
export function shownPieces(kind: Row['kind'], pieces: readonly Piece[], column: Column): Piece[] {
  const shown =
    column === 'both' ? pieces.filter(({ state }) => state !== 'carried-from') : piecesOn(column, pieces)
  const isJoined = kind === 'joined' && column === 'both'
  return isJoined ? shown.filter(({ state }) => state === 'deleted') : shown
}

function lineOf(line: TableLine, writing: Writing): string {
  if (!isIn(line.state, writing.column)) return ''
  const cells = line.cells.map((cell) => cellOf(cell, writing)).join('')
  const label = labelOf(line, writing)
  const head = label
    ? `<tr class="note"><td colspan="${Math.max(1, line.cells.length)}">${label}</td></tr>`
    : ''
  return `${head}<tr class="${line.state}">${cells}</tr>`
}

function cellOf(cell: TableCell, writing: Writing): string {
  const { column } = writing
  const side = column === 'before' ? cell.before : (cell.after ?? cell.before)
  if (!side || !isIn(cell.state, column)) return ''
  const span = (name: 'colspan' | 'rowspan') => {
    const value = side.attrs[name]
    return typeof value === 'number' && value > 1 ? ` ${name}="${value}"` : ''
  }
  const tag = side.type === 'tableHeader' ? 'th' : 'td'
  const label = labelOf(cell, writing)
  const inside = `${label ? `<p class="note">${label}</p>` : ''}${htmlOfRows(cell.rows, writing)}`
  return `<${tag} class="${cell.state}"${span('colspan')}${span('rowspan')}>${inside}</${tag}>`
}

/** Whether a column shows a part of a table. */
export function isIn(state: PartState, column: Column): boolean {
  const isGone = state === 'deleted' || state === 'moved-from'
  const isNew = state === 'inserted' || state === 'moved-here'
  return column === 'before' ? !isNew : column === 'after' ? !isGone : true
}

function labelOf(part: TableLine | TableCell, writing: Writing): string {
  return htmlText(partNotes(part, writing))
}

/** What is said of a part of a table; empty for nothing. */
export function partNotes(
  part: TableLine | TableCell,
  { words, steps }: Pick<Writing, 'words' | 'steps'>,
): string {
  const notes = [
    part.step === null ? '' : words.stepOf(part.step, steps),
    part.state === 'same' ? '' : words.parts[part.state],
    ...attributeNotes(part.attributes, words),
  ]
  return notes.filter(Boolean).join(' · ')
}
