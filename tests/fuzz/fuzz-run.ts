import * as fc from 'fast-check'

/** The seed of this run: always the same, unless another is asked for. */
export const SEED = Number(process.env.FUZZ_SEED ?? 20_261)
/** How much more than in CI is tried: `pnpm test:fuzz` asks for ten times as much. */
const SCALE = Number(process.env.FUZZ_SCALE ?? 1)
const PATH = process.env.FUZZ_PATH
/** How long one property is tried, and a failure made smaller: that alone could go on for hours. */
const MAX_MINUTES = Number(process.env.FUZZ_MINUTES ?? 10)

/** A number of tries, on the scale of this run. */
export function scaled(count: number): number {
  return Math.ceil(count * SCALE)
}

/**
 * Holds a property to a number of tries; with `FUZZ_PATH` to the one that failed before.
 *
 * @throws {Error} with the smallest example that was found, and how to see it again.
 */
export function hold<T>(property: fc.IProperty<T>, numRuns: number, seed = SEED): void {
  const path = PATH === undefined ? {} : { path: PATH }
  const details = fc.check(property, {
    ...{ seed, numRuns, ...path },
    interruptAfterTimeLimit: MAX_MINUTES * 60_000 * Math.max(1, SCALE),
    markInterruptAsFailure: true,
  })
  if (!details.failed) return
  const replay = `FUZZ_SEED=${details.seed} FUZZ_PATH=${details.counterexamplePath} vitest run --project fuzz`
  const report = `${fc.defaultReportMessage(details)}\nSee it again, with -t and the title: ${replay}`
  throw new Error(`${String(details.errorInstance)}\n${report}`, { cause: details.errorInstance })
}
