import type { Row, Step } from './view.ts'

/** What is numbered so far. `moved`: the steps of moved blocks and cells, by where the block stood. */
export type Numbering = { steps: Step[]; moved: Map<number, Step> }

/** A new step, the last. */
export function addStep({ steps }: Numbering, row: Row, kind: Step['kind'], of: Step['of']): Step {
  const step: Step = { number: steps.length + 1, kind, of, section: row.section, rows: [row.key] }
  steps.push(step)
  return step
}
