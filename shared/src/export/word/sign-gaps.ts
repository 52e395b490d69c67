import { stateOf } from '../../comparison/tracked.ts'
import type { JsonNode } from '../../document/document-json.ts'
import { BETWEEN_SIGNS, touchingSigns } from '../page.ts'
import { RAISED, run, textOf } from './run.ts'
import type { Sheet } from './sheet.ts'
import { SIDES, shownState, sidesOf, stateOn, type TextSide, type Tracking } from './tracking.ts'

const BETWEEN = run(textOf(BETWEEN_SIGNS), RAISED)

/** What parts a piece of a line from the one before it: something where both are signs of notes. */
export function signGaps(line: readonly JsonNode[], sheet: Sheet): (piece: JsonNode) => string {
  const { page, tracking } = sheet
  if (tracking) return trackedGaps(line, sheet, tracking)
  const touching = touchingSigns(line, page)
  return (piece) => (touching.has(piece) ? BETWEEN : '')
}

/** In two texts at once: it comes and goes with what stood or stands between two signs, and with either of them. */
function trackedGaps(
  line: readonly JsonNode[],
  sheet: Sheet,
  tracking: Tracking,
): (piece: JsonNode) => string {
  const touchingOn = (side: TextSide) =>
    touchingSigns(
      line.filter((piece) => sidesOf(stateOf(piece)).includes(side)),
      tracking.pages[side],
    )
  const touching = { before: touchingOn('before'), after: touchingOn('after') }
  return (piece) => {
    const sides = SIDES.filter((side) => touching[side].has(piece))
    return sides.length > 0 ? tracking.runs(BETWEEN, stateOn(sides, shownState(piece, sheet))) : ''
  }
}
