import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Bench } from './bench-set-up.ts'
import type { ContenderName } from './contenders/contender.ts'
import { LOAD_CORE, onCore } from './cores.ts'
import type { BenchOptions } from './options.ts'
import type { StageInput } from './stage.ts'
import type { Outcome, Workload } from './workloads/workload.ts'

const RUN = fileURLToPath(new URL('run.ts', import.meta.url))
const ENDS_WITHIN_MS = 240_000

/** All runs of one contender at one workload. */
export type ContenderResult = { contender: ContenderName; outcomes: Outcome[] }
export type WorkloadResult = { workload: Workload; results: ContenderResult[] }

/**
 * Runs each workload on each contender, round by round in turning order, so that a disturbance of the machine falls on
 * all of them and nobody is always first.
 */
export async function runAll(bench: Bench, options: BenchOptions): Promise<WorkloadResult[]> {
  const all: WorkloadResult[] = []
  for (const workload of options.workloads) {
    const able = options.contenders.filter((name) => workload.contenders?.includes(name) ?? true)
    const results = able.map((contender): ContenderResult => ({ contender, outcomes: [] }))
    const rounds = Math.min(options.rounds, workload.rounds ?? options.rounds)
    for (let round = 0; round < rounds; round++) {
      for (const result of turned(results, round)) {
        const startedAt = performance.now()
        const outcome = await runOne(workload, {
          contender: result.contender,
          databases: bench.databases,
          postgresPid: bench.postgresPid,
          isQuick: options.isQuick,
        })
        result.outcomes.push(outcome)
        const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
        const faults = outcome.faults.length > 0 ? `: ${outcome.faults.join('; ')}` : ''
        console.log(
          `${workload.name}, ${result.contender}, round ${round + 1} of ${rounds}, ${seconds} s${faults}`,
        )
      }
    }
    all.push({ workload, results })
  }
  return all
}

function turned<T>(list: readonly T[], by: number): T[] {
  const at = by % Math.max(1, list.length)
  return [...list.slice(at), ...list.slice(0, at)]
}

/** One run in a process of its own. One that fails is an outcome without figures. */
function runOne(workload: Workload, input: StageInput): Promise<Outcome> {
  const [program, ...rest] = onCore(LOAD_CORE, [
    process.execPath,
    RUN,
    JSON.stringify({ ...input, workload: workload.name }),
  ])
  const child = spawn(program, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve) => {
    let outcome: Outcome | null = null
    const timer = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS)
    child.on('message', (sent: Outcome) => {
      outcome = sent
    })
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      resolve(outcome ?? { figures: {}, faults: [`the run ended with ${signal ?? code}`] })
    })
  })
}
