import { align, type Slot } from './align.ts'
import { blockAt } from './block-index.ts'
import { type Drawing, namedChanges } from './drawing.ts'
import type { Leaf } from './text-side.ts'
import type { ColumnChange, PartState, Row, TableCell, TableLine } from './view.ts'

/** Makes rows of what stands in two cells. */
type RowsOf = (drawing: Drawing, before: readonly Leaf[], after: readonly Leaf[]) => Row[]
type DrawnTable = { lines: TableLine[]; columns: ColumnChange[] }

/** A table as it was and as it is, one laid over the other; -1 for a side on which it is not. */
export function tableOf(drawing: Drawing, before: number, after: number, rowsIn: RowsOf): DrawnTable {
  const lines = slotsIn(drawing, before, after).map((slot): TableLine => {
    const { one, other, state } = partOf(drawing, slot)
    // One that has moved is drawn where it is now, and only marked where it was.
    const cells = state === 'moved-from' ? [] : slotsIn(drawing, one, other)
    return {
      state,
      ...sidesOf(drawing, one, other),
      attributes: other < 0 || one < 0 ? [] : namedChanges(drawing, other),
      cells: cells.map((cell) => cellOf(drawing, cell, rowsIn)),
      step: null,
    }
  })
  return { lines, columns: columnsIn(lines) }
}

function slotsIn(drawing: Drawing, before: number, after: number): Slot[] {
  const { pairs, weightOf } = drawing
  return align({
    before: before < 0 ? [] : blockAt(drawing.before.index, before).children,
    after: after < 0 ? [] : blockAt(drawing.after.index, after).children,
    toAfter: pairs.toAfter,
    toBefore: pairs.toBefore,
    weightOf,
  })
}

type Part = { one: number; other: number; state: PartState }

function partOf({ pairs }: Drawing, slot: Slot): Part {
  switch (slot.kind) {
    case 'both':
      return { one: slot.before, other: slot.after, state: 'same' }
    case 'before':
      return { one: slot.before, other: -1, state: slot.isMoved ? 'moved-from' : 'deleted' }
    case 'after': {
      const one = pairs.toBefore(slot.after)
      return { one, other: slot.after, state: one < 0 ? 'inserted' : 'moved-here' }
    }
  }
}

function cellOf(drawing: Drawing, slot: Slot, rowsIn: RowsOf): TableCell {
  const { one, other, state } = partOf(drawing, slot)
  const { before, after } = drawing
  const rows =
    state === 'moved-from'
      ? []
      : rowsIn(drawing, one < 0 ? [] : before.leavesIn(one), other < 0 ? [] : after.leavesIn(other))
  return {
    state,
    ...sidesOf(drawing, one, other),
    attributes: other < 0 || one < 0 ? [] : namedChanges(drawing, other),
    rows,
    step: null,
  }
}

function sidesOf(
  { before, after }: Drawing,
  one: number,
  other: number,
): Pick<TableCell, 'before' | 'after'> {
  return {
    before: one < 0 ? null : before.sideOf({ at: one, opens: [] }),
    after: other < 0 ? null : after.sideOf({ at: other, opens: [] }),
  }
}

/** Columns that came, went or moved: those in which every row that is on both sides has such a cell. */
function columnsIn(lines: readonly TableLine[]): ColumnChange[] {
  const changed = lines
    .filter(isOnBothSides)
    .map((line) => changedCells(line).map(({ kind, number }) => `${kind} ${number}`))
  const [first = [], ...others] = changed
  return first
    .filter((column) => others.every((columns) => columns.includes(column)))
    .map((column) => {
      const [kind = '', number] = column.split(' ')
      // As `changedCells` wrote them.
      return { kind: kind as ColumnChange['kind'], number: Number(number) }
    })
}

/** Whether a row is drawn with what it was and what it is. */
export function isOnBothSides({ state }: TableLine): boolean {
  return state === 'same' || state === 'moved-here'
}

/** The cells of a row that are not as they were, by the columns where they stand, or stood. */
export function changedCells({ cells }: TableLine): (ColumnChange & { cell: TableCell })[] {
  const next = { before: 1, after: 1 }
  return cells.flatMap((cell) => {
    const isThere = cell.state === 'deleted' || cell.state === 'moved-from'
    const number = isThere ? next.before : next.after
    if (cell.state !== 'inserted' && cell.state !== 'moved-here') next.before += spanOf(cell.before?.attrs)
    if (!isThere) next.after += spanOf(cell.after?.attrs)
    return cell.state === 'same' ? [] : [{ kind: cell.state, number, cell }]
  })
}

function spanOf(attrs: Readonly<Record<string, unknown>> = {}): number {
  return typeof attrs.colspan === 'number' ? attrs.colspan : 1
}
