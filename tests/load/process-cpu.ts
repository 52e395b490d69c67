import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts CPU in hundredths of a second. */
const MS_PER_TICK = 10

/**
 * CPU that a process and its living and past children have used, in ms; NaN where there is no /proc. PostgreSQL's
 * processes are all children of its first one.
 */
export function cpuOfFamilyMs(pid: number): number {
  let ticks = Number.NaN
  for (const name of processNames()) {
    const stat = readStat(name)
    if (!stat || (Number(name) !== pid && stat.parent !== pid)) continue
    const past = Number(name) === pid ? stat.pastTicks : 0
    ticks = (Number.isNaN(ticks) ? 0 : ticks) + stat.ticks + past
  }
  return ticks * MS_PER_TICK
}

/** CPU that everything on the machine has used, in ms; NaN where there is no /proc. */
export function cpuOfMachineMs(): number {
  try {
    const [, ...fields] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number)
    // proc(5): user, nice and system before idle and waiting; interrupts after them.
    const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0] = fields
    return (user + nice + system + interrupts + softInterrupts) * MS_PER_TICK
  } catch {
    return Number.NaN
  }
}

function processNames(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function readStat(name: string): { parent: number; ticks: number; pastTicks: number } | null {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold anything: proc(5), fields 3 and on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const at = (field: number) => Number(fields[field - 3])
    return { parent: at(4), ticks: at(14) + at(15), pastTicks: at(16) + at(17) }
  } catch {
    // It has ended since the folder was listed.
    return null
  }
}
