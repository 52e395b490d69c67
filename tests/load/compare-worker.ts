import { parentPort } from 'node:worker_threads'
import { applyComparison } from '@plenary/shared/comparison/apply.ts'
import { changesOf } from '@plenary/shared/comparison/changes.ts'
import { compareDocuments } from '@plenary/shared/comparison/compare.ts'
import { textOfNode } from '@plenary/shared/comparison/fingerprints.ts'
import { revertComparison } from '@plenary/shared/comparison/invert.ts'
import { summaryOf } from '@plenary/shared/comparison/summary.ts'
import type { Pair } from './compared-texts.ts'

/** What a thread tells of one comparison. */
export type Measured = { compareMs: number; viewMs: number; steps: number; isExact: boolean }

parentPort?.on('message', ({ before, after }: Pair) => {
  const from = performance.now()
  const comparison = compareDocuments(before, after)
  const compared = performance.now()
  const view = changesOf(before, after, comparison)
  const summary = summaryOf(comparison, view)
  const drawn = performance.now()
  const isExact =
    textOfNode(applyComparison(before, comparison)) === textOfNode(after) &&
    textOfNode(revertComparison(after, comparison)) === textOfNode(before)
  const measured: Measured = {
    compareMs: compared - from,
    viewMs: drawn - compared,
    steps: summary.steps,
    isExact,
  }
  parentPort?.postMessage(measured)
})
