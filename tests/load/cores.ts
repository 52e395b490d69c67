import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** The server has one core and the load another, where the machine has two and `taskset` is installed. */
export const SERVER_CORE = 0
export const LOAD_CORE = 1

/** Whether processes are held on their cores; without that, figures are noisier. */
export const arePinned =
  availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0

/** A command line that runs on one core, or as it is where that cannot be. */
export function onCore(core: number, [program, ...rest]: [string, ...string[]]): [string, ...string[]] {
  return arePinned ? ['taskset', '-c', String(core), program, ...rest] : [program, ...rest]
}
