import { parseArgs } from 'node:util'
import { CONTENDER_NAMES, type ContenderName } from './contenders/contender.ts'
import { WORKLOADS } from './workloads/all-workloads.ts'
import type { Workload } from './workloads/workload.ts'

/** What is to be run. */
export type BenchOptions = {
  workloads: readonly Workload[]
  contenders: readonly ContenderName[]
  rounds: number
  isQuick: boolean
}

const USAGE = `
  pnpm bench [options]

  --workloads NAMES     some of: ${WORKLOADS.map(({ name }) => name).join(', ')}
  --contenders NAMES    some of: ${CONTENDER_NAMES.join(', ')}
  --rounds N            how often each is run, 3 if not said; the report takes medians
  --quick               one round, shorter: to see that it works, not for figures to be quoted
`

/** The options of a command line. Ends the process with the usage where they are not understood. */
export function readOptions(args: readonly string[]): BenchOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        workloads: { type: 'string' },
        contenders: { type: 'string' },
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
      },
    })
    const rounds = Number(values.rounds ?? (values.quick ? 1 : 3))
    if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a number from 1')
    const names = pick(
      values.workloads,
      WORKLOADS.map(({ name }) => name),
    )
    return {
      workloads: WORKLOADS.filter(({ name }) => names.includes(name)),
      contenders: pick(values.contenders, CONTENDER_NAMES),
      rounds,
      isQuick: values.quick,
    }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`)
    process.exit(1)
  }
}

function pick<T extends string>(list: string | undefined, all: readonly T[]): T[] {
  if (list === undefined) return [...all]
  const wished = list.split(',')
  const unknown = wished.filter((name) => !all.some((known) => known === name))
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}`)
  return all.filter((name) => wished.includes(name))
}
