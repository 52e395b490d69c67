import { setTimeout } from 'node:timers/promises'
import { makeFirstText } from '../lines/first-text.ts'
import type { Line } from '../lines/line.ts'
import { seededRandom } from '../seeded-random.ts'
import type { Stage } from '../stage.ts'
import { percentile } from '../statistics.ts'
import { waitFor } from '../wait-for.ts'
import { MACHINE_KINDS, machineFigures } from './machine-figures.ts'
import type { Workload } from './workload.ts'

const PEOPLE = 50
const COMES_WITHIN_MS = 1_000
const TRIES_AGAIN_AFTER_MS = 500
const ALL_BACK_WITHIN_MS = 90_000

/** The server's machine goes down and comes up again, and everybody comes back at once. */
export const reconnectStorm: Workload = {
  name: 'reconnect-storm',
  title: '5,000 reconnects to 100 rooms after a restart',
  rounds: 1,
  figures: [
    { key: 'allMs', label: 'until everybody has the text', unit: 'ms', target: { atMost: 20_000 } },
    { key: 'p50Ms', label: 'for one person, p50', unit: 'ms' },
    { key: 'startMs', label: 'until the server takes connections', unit: 'ms', isPlain: true },
    { key: 'cpuMs', label: 'server CPU for each reconnect', unit: 'ms' },
    { key: 'loopMaxMs', label: 'event-loop delay, most', unit: 'ms' },
    ...MACHINE_KINDS,
  ],
  run: async (stage) => {
    const rooms = stage.makeRooms(stage.isQuick ? 20 : 100, makeFirstText(12))
    await stage.start(rooms)
    await stage.fill(rooms, PEOPLE)
    const before = rooms.flatMap((room) => room.lines)
    await stage.server.kill()
    await waitFor(() => before.every(({ closeCode }) => closeCode !== null), ALL_BACK_WITHIN_MS)
    const restartedAt = performance.now()
    await stage.startServer()
    const startMs = performance.now() - restartedAt
    const times: number[] = []
    const refusals = new Map<number, number>()
    const random = seededRandom(13)
    const usage = await stage.measure(async () => {
      await Promise.all(
        before.map(async (line) => {
          times.push(await comeBack(stage, line, { afterMs: random() * COMES_WITHIN_MS, refusals }))
        }),
      )
    })
    return {
      figures: {
        allMs: Math.max(...times),
        p50Ms: percentile(times, 0.5),
        startMs,
        cpuMs: usage.serverCpuMs / before.length,
        loopMaxMs: usage.loopDelayMaxMs,
        ...machineFigures(usage),
      },
      faults: faultsOf(times, refusals),
    }
  },
}

function faultsOf(times: readonly number[], refusals: ReadonlyMap<number, number>): string[] {
  const away = times.filter((ms) => !Number.isFinite(ms)).length
  if (away === 0) return []
  const codes = [...refusals].map(([code, count]) => `${count} times ${code}`).join(', ')
  return [`${away} of ${times.length} had not come back after 90 s; lines were closed ${codes}`]
}

type Return = { afterMs: number; refusals: Map<number, number> }

/** From the restart until the text is there; infinite if it never is. Counts the lines that were closed instead. */
async function comeBack(stage: Stage, former: Line, { afterMs, refusals }: Return): Promise<number> {
  const startedAt = performance.now()
  await setTimeout(afterMs)
  while (performance.now() - startedAt < ALL_BACK_WITHIN_MS) {
    const code = await closeCodeOf(stage.comeBack(former))
    if (code === null) return performance.now() - startedAt
    refusals.set(code, (refusals.get(code) ?? 0) + 1)
    await setTimeout(TRIES_AGAIN_AFTER_MS)
  }
  return Number.POSITIVE_INFINITY
}

/** Why a line was closed before the text came; null once the text is there. */
function closeCodeOf(line: Line): Promise<number | null> {
  return new Promise((resolve) => {
    line.onReady = () => resolve(null)
    line.onClosed = resolve
  })
}
