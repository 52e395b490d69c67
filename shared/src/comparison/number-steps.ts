import { isSeen } from './drawing.ts'
import { numberPieces } from './number-pieces.ts'
import { numberTable } from './number-table.ts'
import { addStep, type Numbering } from './numbering.ts'
import type { Row, Step } from './view.ts'

/** Numbers the changes of some rows in the order in which one meets them, and writes the numbers on the rows. */
export function numberSteps(rows: readonly Row[]): Step[] {
  const numbering: Numbering = { steps: [], moved: new Map() }
  numberRows(numbering, rows, null)
  for (const step of numbering.steps) step.rows = [...new Set(step.rows)].sort((a, b) => a - b)
  return numbering.steps
}

/** `whole`: the change by which all of it came or went, such as that of a table. */
function numberRows(numbering: Numbering, rows: readonly Row[], whole: Step | null): void {
  rows.forEach((row, at) => {
    const step = stepOf(numbering, row, rows[at - 1] ?? null, whole)
    step?.rows.push(row.key)
    row.step = step?.number ?? null
    if (row.shape === 'words') numberPieces(numbering, row)
    if (row.shape === 'table') {
      const isAlone = row.kind === 'inserted' || row.kind === 'deleted'
      numberTable(numbering, row, isAlone ? step : null, (inside, of) => numberRows(numbering, inside, of))
    }
  })
}

function stepOf(numbering: Numbering, row: Row, previous: Row | null, whole: Step | null): Step | null {
  switch (row.kind) {
    case 'inserted':
    case 'deleted':
      if (whole?.kind === row.kind) return whole
      return withPrevious(numbering, row, previous) ?? addStep(numbering, row, row.kind, 'block')
    case 'moved-from':
    case 'moved-here':
      return stepOfMove(numbering, row, previous)
    case 'split-off':
    case 'joined':
      return stepOfHalf(numbering, row)
    case 'changed': {
      const isOfBlock = row.attributes.some(isSeen) || row.entered.length + row.left.length > 0
      return isOfBlock ? addStep(numbering, row, 'changed', 'block') : null
    }
    case 'unchanged':
    case 'restyled':
    case 'relabelled':
      return null
  }
}

/** The items of a list that came or went as a whole are one change. */
function withPrevious({ steps }: Numbering, row: Row, previous: Row | null): Step | null {
  const isOne = previous?.kind === row.kind && row.within !== null && previous.within === row.within
  return (isOne && steps[(previous.step ?? 0) - 1]) || null
}

/** A block that moved is one change in both its places, and so are several that moved together. */
function stepOfMove(numbering: Numbering, row: Row, previous: Row | null): Step {
  const { steps, moved } = numbering
  const block = row.before?.block ?? -1
  const isTogether =
    previous?.kind === row.kind &&
    previous.counterpart !== null &&
    row.counterpart === previous.counterpart + 1 &&
    row.key === previous.key + 1
  const ofPrevious = isTogether ? steps[(previous.step ?? 0) - 1] : undefined
  const step = moved.get(block) ?? ofPrevious ?? addStep(numbering, row, 'moved', 'block')
  moved.set(block, step)
  return step
}

function stepOfHalf(numbering: Numbering, row: Row): Step {
  const step = addStep(numbering, row, row.kind === 'joined' ? 'joined' : 'split', 'block')
  if (row.counterpart !== null) step.rows.push(row.counterpart)
  return step
}
