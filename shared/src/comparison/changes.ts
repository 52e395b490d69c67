import type { JsonNode } from '../document/document-json.ts'
import { blockAt, indexBlocks } from './block-index.ts'
import type { Comparison } from './comparison.ts'
import { everyRow } from './every-row.ts'
import { lineOf } from './families.ts'
import { lineLength } from './line.ts'
import { markCarried } from './mark-carried.ts'
import { numberSteps } from './number-steps.ts'
import { readPairs } from './read-pairs.ts'
import { readSide } from './text-side.ts'
import type { ComparisonView, Row } from './view.ts'
import { rowsOf } from './view-rows.ts'

/** A comparison of two texts as it is drawn: the rows of both, side by side or in one, and the changes one by one. */
export function changesOf(before: JsonNode, after: JsonNode, comparison: Comparison): ComparisonView {
  const [one, other] = [indexBlocks(before), indexBlocks(after)]
  const read = readPairs(one, other, comparison)
  const sides = { before: readSide(one), after: readSide(other) }
  const weightOf = (at: number) => lineLength(lineOf(blockAt(one, at).node))
  const rows = rowsOf({ ...read, ...sides, weightOf }, sides.before.leavesIn(0), sides.after.leavesIn(0))
  const halves = markCarried(rows)
  giveKeys(rows)
  for (const [half, other] of halves) half.counterpart = other.key
  return { rows, steps: numberSteps(rows) }
}

function giveKeys(rows: readonly Row[]): void {
  const all = everyRow(rows)
  const ends = { 'moved-from': new Map<number, Row>(), 'moved-here': new Map<number, Row>() }
  all.forEach((row, key) => {
    row.key = key
    if (row.kind === 'moved-from' || row.kind === 'moved-here')
      ends[row.kind].set(row.before?.block ?? -1, row)
  })
  for (const [block, from] of ends['moved-from']) {
    const here = ends['moved-here'].get(block)
    if (here) [from.counterpart, here.counterpart] = [here.key, from.key]
  }
}
