import type { Column } from '@plenary/shared/comparison/html-rows.ts'
import {
  imageLine,
  isIn,
  notesOf,
  partNotes,
  shownPieces,
  sideOf,
} from '@plenary/shared/comparison/html-rows.ts'
import type { Row, Side, TableCell, TableLine } from '@plenary/shared/comparison/view.ts'
import { classNames } from '../ui/class-names.ts'
import { ComparisonPieces } from './comparison-pieces.tsx'
import styles from './comparison-rows.module.css'
import { useDrawing } from './drawing.ts'

interface ComparisonRowsProps {
  rows: readonly Row[]
  /** In one column, or what one of two shows. */
  column: Column
}

/** Blocks with what has become of them. */
export function ComparisonRows({ rows, column }: ComparisonRowsProps) {
  return rows.map((row) => <ComparisonRow key={row.key} row={row} column={column} />)
}

/** One block; nothing, where the column has nothing of it. */
export function ComparisonRow({ row, column }: { row: Row; column: Column }) {
  const { words, current, onShow, numbers } = useDrawing()
  const side = sideOf(row, column)
  if (!side) return null
  const notes = notesOf(row, { words, column })
  const { step } = row
  const isCurrent = step !== null && step === current
  const depth = side.containers.filter(({ type }) => DEEPER.has(type)).length
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the keyboard steps through the changes with J and K.
    <div
      data-step={step ?? undefined}
      data-depth={Math.min(depth, 6) || undefined}
      onClick={() => step !== null && onShow(step)}
      className={classNames(
        styles.row,
        isWhole(row) && styles.whole,
        row.kind === 'moved-from' && styles.gone,
        isCurrent && styles.now,
      )}
    >
      {notes.length > 0 && <p className={styles.note}>{notes.join(' · ')}</p>}
      <Block
        row={row}
        side={side}
        column={column}
        number={column === 'before' ? undefined : numbers.get(row.key)}
      />
    </div>
  )
}

const DEEPER = new Set(['bulletList', 'orderedList', 'blockquote'])

function isWhole({ kind }: Row): boolean {
  return kind === 'inserted' || kind === 'deleted' || kind === 'moved-here' || kind === 'moved-from'
}

/** That of a paragraph stands beside the text for the eye alone; a recommendation is called by its own. */
function RowNumber({ number, isOfParagraph }: { number: string; isOfParagraph: boolean }) {
  if (!isOfParagraph) return <b className={styles.label}>{number} </b>
  return (
    <span aria-hidden className={styles.number}>
      {number}
    </span>
  )
}

interface BlockProps {
  row: Row
  side: Side
  column: Column
  number: string | undefined
}

function Block({ row, side, column, number }: BlockProps) {
  const { words } = useDrawing()
  const { lang, level } = side.attrs
  const language = typeof lang === 'string' ? lang : undefined
  switch (row.shape) {
    case 'plain':
      return <Plain side={side} />
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached with the keyboard.
        <section aria-label={words.kinds.table} tabIndex={0} className={styles.scroll}>
          <table lang={language}>
            <tbody>
              {row.lines.map((line, at) => (
                <Line key={`${row.key}-${at}`} line={line} column={column} />
              ))}
            </tbody>
          </table>
        </section>
      )
    case 'words': {
      const Tag = side.type === 'heading' ? headingTag(level) : 'p'
      const marker = side.containers.map((container) => container.marker ?? '').join('')
      return (
        <Tag dir="auto" lang={language} className={styles[Tag]}>
          {number !== undefined && <RowNumber number={number} isOfParagraph={side.type === 'paragraph'} />}
          {marker && <span className={styles.marker}>{marker} </span>}
          <ComparisonPieces pieces={shownPieces(row.kind, row.pieces, column)} />
        </Tag>
      )
    }
  }
}

/** A picture in words: what changed of it is what it says, or that it is another. */
function Plain({ side }: { side: Side }) {
  const { words } = useDrawing()
  if (side.type === 'horizontalRule') return <hr />
  return side.type === 'image' ? <p dir="auto">{imageLine(side.attrs, words.kinds)}</p> : null
}

function headingTag(level: unknown): 'h2' | 'h3' | 'h4' {
  return level === 3 ? 'h3' : level === 1 || level === 2 ? 'h2' : 'h4'
}

function Line({ line, column }: { line: TableLine; column: Column }) {
  const { words, steps, current } = useDrawing()
  if (!isIn(line.state, column)) return null
  const notes = partNotes(line, { words, steps })
  const isCurrent = line.step !== null && line.step === current
  return (
    <>
      {notes && (
        <tr className={styles.note}>
          <td colSpan={Math.max(1, line.cells.length)}>{notes}</td>
        </tr>
      )}
      <tr
        data-step={line.step ?? undefined}
        className={classNames(line.state !== 'same' && styles.whole, isCurrent && styles.now)}
      >
        {line.cells.map((cell, at) => (
          <Cell key={`${cell.rows[0]?.key}-${at}`} cell={cell} column={column} />
        ))}
      </tr>
    </>
  )
}

function Cell({ cell, column }: { cell: TableCell; column: Column }) {
  const { words, steps, current } = useDrawing()
  const side = column === 'before' ? cell.before : (cell.after ?? cell.before)
  if (!side || !isIn(cell.state, column)) return null
  const Tag = side.type === 'tableHeader' ? 'th' : 'td'
  const span = (name: 'colspan' | 'rowspan') => {
    const value = side.attrs[name]
    return typeof value === 'number' && value > 1 ? value : undefined
  }
  const notes = partNotes(cell, { words, steps })
  const isCurrent = cell.step !== null && cell.step === current
  return (
    <Tag
      colSpan={span('colspan')}
      rowSpan={span('rowspan')}
      data-step={cell.step ?? undefined}
      className={classNames(cell.state !== 'same' && styles.whole, isCurrent && styles.now)}
    >
      {notes && <p className={styles.note}>{notes}</p>}
      <ComparisonRows rows={cell.rows} column={column} />
    </Tag>
  )
}
