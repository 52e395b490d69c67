import { Stage, type StageInput } from './stage.ts'
import { WORKLOADS } from './workloads/all-workloads.ts'

// One workload on one contender, in a process of its own: the load. `bench.ts` starts it and takes the outcome.

const input: StageInput & { workload: string } = JSON.parse(process.argv[2] ?? '{}')
const workload = WORKLOADS.find(({ name }) => name === input.workload)
if (!workload) throw new Error(`there is no workload ${input.workload}`)
const stage = await Stage.open(input)
try {
  const outcome = await workload.run(stage)
  process.send?.(outcome)
} finally {
  await stage.end()
}
process.exit(0)
