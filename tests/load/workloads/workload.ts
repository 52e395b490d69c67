import type { ContenderName } from '../contenders/contender.ts'
import type { Stage } from '../stage.ts'

/** What must hold of a figure of Plenary's: at most a number, or a share of the better peer's. */
export type Target = { atMost?: number; ofBestPeer?: number }

/** A figure of a workload, as the report shows it. Less is better unless said otherwise. */
export type FigureKind = {
  key: string
  label: string
  unit: string
  isMoreBetter?: boolean
  /** Said for its own sake; two of them are not held against each other. */
  isPlain?: boolean
  target?: Target
}

/** What one run gave: figures by their keys, and why they do not count, if so. */
export type Outcome = { figures: Record<string, number>; faults: string[] }

/** Something that people do in rooms, measured. */
export type Workload = {
  name: string
  title: string
  figures: readonly FigureKind[]
  /** Who can do it; all, if not said. */
  contenders?: readonly ContenderName[]
  /** How often at most: for workloads that take long and vary little. */
  rounds?: number
  run(stage: Stage): Promise<Outcome>
}
