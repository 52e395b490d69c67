import { percentile } from '../statistics.ts'
import type { Typed } from '../typing.ts'
import { MACHINE_KINDS, machineFigures } from './machine-figures.ts'
import type { FigureKind, Outcome, Target } from './workload.ts'

/** The figures of people who type, in the order of the report. */
export function typingKinds(targets: { cpu?: Target; p95?: Target } = {}): FigureKind[] {
  return [
    { key: 'p50Ms', label: 'edit to screen, p50', unit: 'ms' },
    {
      key: 'p95Ms',
      label: 'edit to screen, p95',
      unit: 'ms',
      ...(targets.p95 ? { target: targets.p95 } : {}),
    },
    { key: 'p99Ms', label: 'edit to screen, p99', unit: 'ms' },
    {
      key: 'cpuUs',
      label: 'server CPU for each delivered edit',
      unit: 'µs',
      ...(targets.cpu ? { target: targets.cpu } : {}),
    },
    { key: 'bytes', label: 'bytes for each delivered edit', unit: 'B' },
    { key: 'coreShare', label: 'server, of a core', unit: '%' },
    { key: 'databaseShare', label: 'PostgreSQL, of a core', unit: '%', isPlain: true },
    { key: 'loopP99Ms', label: 'event-loop delay, p99', unit: 'ms' },
    ...MACHINE_KINDS,
  ]
}

/** The same from what was measured. */
export function typingOutcome(typed: Typed): Outcome {
  const { usage, latenciesMs, deliveries, bytes, faults } = typed
  return {
    figures: {
      p50Ms: percentile(latenciesMs, 0.5),
      p95Ms: percentile(latenciesMs, 0.95),
      p99Ms: percentile(latenciesMs, 0.99),
      cpuUs: (usage.serverCpuMs * 1000) / deliveries,
      bytes: bytes / deliveries,
      coreShare: (usage.serverCpuMs / usage.elapsedMs) * 100,
      databaseShare: (usage.databaseCpuMs / usage.elapsedMs) * 100,
      loopP99Ms: usage.loopDelayP99Ms,
      ...machineFigures(usage),
    },
    faults,
  }
}
