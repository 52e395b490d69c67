import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ContenderResult, WorkloadResult } from './bench-run.ts'
import type { Environment } from './bench-set-up.ts'
import { type ContenderName, PEERS } from './contenders/contender.ts'
import type { BenchOptions } from './options.ts'
import { median } from './statistics.ts'
import type { FigureKind, Target } from './workloads/workload.ts'

const RESULTS = fileURLToPath(new URL('results/', import.meta.url))

/** One figure of a workload over the contenders. */
type Row = {
  kind: FigureKind
  values: Map<ContenderName, number>
  /** Plenary's as a share of the better peer's and of the limit's; NaN where there is none. */
  ofBestPeer: number
  ofLimit: number
  verdict: string
}

/** More of a core than this, used by others meanwhile, and a run says little. */
const DISTURBED_SHARE = 20

/** Prints a table for each workload. */
export function printReport(results: readonly WorkloadResult[], { isQuick }: { isQuick: boolean }): void {
  if (isQuick) console.log('\nQuick: shorter and smaller than the titles say, and no target is judged.')
  for (const { workload, results: runs } of results) {
    console.log(`\n${workload.title} (${workload.name})\n`)
    const names = runs.map(({ contender }) => contender)
    const header = ['', ...names, 'of best peer', 'of limit', '']
    const lines = rowsOf(workload.figures, runs).map((row) => [
      `${row.kind.label}, ${row.kind.unit}`,
      ...names.map((name) => shown(row.values.get(name))),
      share(row.ofBestPeer),
      share(row.ofLimit),
      isQuick ? '' : row.verdict,
    ])
    printTable([header, ...lines])
    for (const { contender, outcomes } of runs) {
      for (const fault of new Set(outcomes.flatMap(({ faults }) => faults)))
        console.log(`  ! ${contender}: ${fault}`)
    }
    if (wasDisturbed(runs)) {
      console.log('  ! other work disturbed some of these runs: their times are not to be quoted')
    }
  }
}

/** Writes everything as JSON, and gives the path. */
export function writeResults({
  startedAt,
  options,
  environment,
  results,
}: {
  startedAt: Date
  options: BenchOptions
  environment: Environment
  results: readonly WorkloadResult[]
}): string {
  mkdirSync(RESULTS, { recursive: true })
  const path = `${RESULTS}${startedAt.toISOString().replaceAll(':', '-')}.json`
  const json = {
    startedAt,
    seconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
    rounds: options.rounds,
    isQuick: options.isQuick,
    environment,
    workloads: results.map(({ workload, results: runs }) => ({
      name: workload.name,
      title: workload.title,
      runs,
      figures: rowsOf(workload.figures, runs).map(({ kind, values, ofBestPeer, ofLimit, verdict }) => ({
        ...kind,
        medians: Object.fromEntries(values),
        ofBestPeer,
        ofLimit,
        verdict,
      })),
    })),
  }
  writeFileSync(path, `${JSON.stringify(json, null, 2)}\n`)
  return path
}

function wasDisturbed(runs: readonly ContenderResult[]): boolean {
  const outcomes = runs.flatMap((result) => result.outcomes)
  return outcomes.some(({ figures }) => (figures.othersShare ?? 0) > DISTURBED_SHARE)
}

function rowsOf(kinds: readonly FigureKind[], runs: readonly ContenderResult[]): Row[] {
  return kinds.map((kind) => {
    const values = new Map(runs.map(({ contender, outcomes }) => [contender, medianOf(kind, outcomes)]))
    const own = values.get('plenary') ?? Number.NaN
    const best = bestPeer(kind, values)
    const ofBestPeer = kind.isPlain ? Number.NaN : own / best
    const ofLimit = kind.isPlain ? Number.NaN : own / (values.get('limit') ?? Number.NaN)
    return { kind, values, ofBestPeer, ofLimit, verdict: verdictOf(kind.target, own, ofBestPeer) }
  })
}

/** Of the runs that count: one in which not everything arrived says nothing of what that costs. */
function medianOf({ key }: FigureKind, outcomes: ContenderResult['outcomes']): number {
  const sound = outcomes.filter(({ faults }) => faults.length === 0)
  return median(sound.flatMap(({ figures }) => (typeof figures[key] === 'number' ? [figures[key]] : [])))
}

function bestPeer({ isMoreBetter }: FigureKind, values: ReadonlyMap<ContenderName, number>): number {
  const peers = PEERS.map((name) => values.get(name) ?? Number.NaN).filter((value) => !Number.isNaN(value))
  if (peers.length === 0) return Number.NaN
  return isMoreBetter ? Math.max(...peers) : Math.min(...peers)
}

function verdictOf(target: Target | undefined, own: number, ofBestPeer: number): string {
  if (!target) return ''
  const { atMost, ofBestPeer: share } = target
  const value = atMost === undefined ? ofBestPeer : own
  const bound = atMost ?? share ?? Number.NaN
  const wish = atMost === undefined ? `target ≤ ${bound}×` : `target ≤ ${bound}`
  if (Number.isNaN(value)) return `${wish}: no figure`
  return `${wish}: ${value <= bound ? 'met' : 'MISSED'}`
}

function shown(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–'
  return value >= 100 ? Math.round(value).toString() : value.toPrecision(3)
}

function share(value: number): string {
  return Number.isNaN(value) || !Number.isFinite(value) ? '' : `${value.toFixed(2)}×`
}

function printTable(lines: readonly string[][]): void {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 || column === line.length - 1
        ? cell.padEnd(widths[column] ?? 0)
        : cell.padStart(widths[column] ?? 0),
    )
    console.log(`  ${cells.join('  ').trimEnd()}`)
  }
}
