import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Measured } from './compare-worker.ts'
import { comparedPairs, type Pair } from './compared-texts.ts'
import { median } from './statistics.ts'

// `pnpm bench:compare`: how long it takes to compare two texts in a thread, and to make of it what is drawn. The mark
// is one second for 20,000 words with 500 changes; what is hard must stay within seconds, and be as exact.

const RUNS = 11
const RUNS_OF_THE_LARGEST = 3
const MARK_MS = 1_000

const worker = new Worker(new URL('compare-worker.ts', import.meta.url))
for (const pair of comparedPairs()) {
  const runs = pair.title.startsWith('the largest') ? RUNS_OF_THE_LARGEST : RUNS
  const measured: Measured[] = []
  for (let run = 0; run < runs; run++) measured.push(await compareInThread(pair))
  report(pair, measured)
}
await worker.terminate()

/** From the question to the answer, the texts' way into the thread included. */
async function compareInThread(pair: Pair): Promise<Measured> {
  worker.postMessage(pair)
  const [measured] = await once(worker, 'message')
  return measured
}

function report({ title }: Pair, measured: readonly Measured[]): void {
  const of = (time: (each: Measured) => number) => median(measured.map(time)).toFixed(0)
  const whole = measured.map(({ compareMs, viewMs }) => compareMs + viewMs)
  const isExact = measured.every((each) => each.isExact)
  const slowest = Math.max(...whole).toFixed(0)
  console.log(
    `${title}: ${of(({ compareMs }) => compareMs)} ms to compare, ${of(({ viewMs }) => viewMs)} ms to draw; ` +
      `slowest of ${measured.length} ${slowest} ms; ${measured[0]?.steps} changes; ` +
      `${isExact ? 'exact' : 'NOT EXACT'}${median(whole) < MARK_MS ? '' : '; over the mark of 1 s'}`,
  )
}
