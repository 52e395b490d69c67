import { stateOf, type TrackedState } from '../../comparison/tracked.ts'
import { whole } from '../../comparison/tracked-text.ts'
import type { JsonNode } from '../../document/document-json.ts'
import { labelOf } from '../page.ts'
import { paragraph } from './paragraphs.ts'
import { wordsRun } from './runs.ts'
import type { Sheet } from './sheet.ts'
import { sidesOf, stateOn } from './tracking.ts'

/** All recommendations, one under the other, with the number that each has in its place. */
export function recommendationsXml(state: TrackedState | null, sheet: Sheet): string {
  const copy = { ...sheet, isCopy: true }
  const nodes = listed(state, sheet)
  return nodes
    .map((node, at) => {
      const lead = `${labelRuns(node, nodes.slice(0, at), sheet)}<w:r><w:tab/></w:r>`
      return paragraph(node, { style: 'RecommendationSummary', lead }, copy)
    })
    .join('')
}

/** A list that came or went as a whole has those of its own text. */
function listed(state: TrackedState | null, { page, tracking }: Sheet): readonly JsonNode[] {
  const [side] = sidesOf(state)
  if (!tracking || state === null || !side) return page.recommendations
  return tracking.pages[side].recommendations.map((node) => whole(node, state))
}

/** In each of two texts one has the number of its place among those that are in that text. */
function labelRuns(node: JsonNode, above: readonly JsonNode[], { page, tracking }: Sheet): string {
  if (!tracking) return labelRun(labelOf(node, page))
  const sides = sidesOf(stateOf(node))
  const labels = sides.map((side) => {
    const place = above.filter((other) => sidesOf(stateOf(other)).includes(side)).length
    const own = tracking.pages[side].recommendations[place]
    return own ? labelOf(own, tracking.pages[side]) : ''
  })
  const isOne = new Set(labels).size === 1
  if (isOne) return tracking.runs(labelRun(labels[0] ?? ''), stateOn(sides, null))
  return sides.map((side, at) => tracking.runs(labelRun(labels[at] ?? ''), stateOn([side], null))).join('')
}

function labelRun(label: string): string {
  return wordsRun(label, { lang: null, isRtl: false, isBold: true })
}
