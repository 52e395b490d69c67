import { runAll } from './bench-run.ts'
import { prepareBench } from './bench-set-up.ts'
import { readOptions } from './options.ts'
import { printReport, writeResults } from './report.ts'

// `pnpm bench`: Plenary's server against its peers and the raw limit. README.md here says what is measured and how.

const options = readOptions(process.argv.slice(2))
const bench = await prepareBench()
try {
  const startedAt = new Date()
  const results = await runAll(bench, options)
  printReport(results, options)
  console.log(`\n${writeResults({ startedAt, options, environment: bench.environment, results })}`)
} finally {
  await bench.end()
}
