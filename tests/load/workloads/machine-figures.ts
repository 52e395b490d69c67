import type { Usage } from '../stage.ts'
import type { FigureKind } from './workload.ts'

/** Whether a run may be believed: a load at its limit, or other work beside it, makes latencies its own. */
export const MACHINE_KINDS: readonly FigureKind[] = [
  { key: 'loadShare', label: 'load, of its core', unit: '%', isPlain: true },
  { key: 'othersShare', label: 'other work on the machine, of a core', unit: '%', isPlain: true },
]

/** The same from what was measured. */
export function machineFigures({ loadShare, othersShare }: Usage): Record<string, number> {
  return { loadShare: loadShare * 100, othersShare: othersShare * 100 }
}
