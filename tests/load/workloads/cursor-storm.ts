import { setTimeout } from 'node:timers/promises'
import { type LetterId, makeFirstText } from '../lines/first-text.ts'
import type { Line } from '../lines/line.ts'
import type { LoadRoom } from '../lines/load-room.ts'
import { seededRandom } from '../seeded-random.ts'
import type { Stage } from '../stage.ts'
import { percentile } from '../statistics.ts'
import { waitFor } from '../wait-for.ts'
import { MACHINE_KINDS, machineFigures } from './machine-figures.ts'
import type { Workload } from './workload.ts'

const PEOPLE = 200
const PER_SECOND = 10
const SAMPLED = 5
const ARRIVES_WITHIN_MS = 20_000

/** Everybody in a full room moves about. */
export const cursorStorm: Workload = {
  name: 'cursor-storm',
  title: 'One room of 200, each moving a cursor 10 times a second',
  rounds: 1,
  figures: [
    { key: 'p50Ms', label: 'move to screen, p50', unit: 'ms' },
    { key: 'p95Ms', label: 'move to screen, p95', unit: 'ms', target: { atMost: 100 } },
    { key: 'p99Ms', label: 'move to screen, p99', unit: 'ms' },
    { key: 'coreShare', label: 'server, of a core', unit: '%', target: { atMost: 50 } },
    { key: 'bytesPerSecond', label: 'bytes a second for each person', unit: 'B' },
    ...MACHINE_KINDS,
  ],
  run: async (stage) => {
    const first = makeFirstText(24)
    const rooms = stage.makeRooms(1, first)
    const [room] = rooms
    const [home] = first.paragraphs
    if (!room || !home) throw new Error('no room')
    await stage.start(rooms)
    await stage.fill(rooms, PEOPLE)
    const storm = new Storm(stage, room, home)
    await storm.rage(1_500)
    await waitFor(() => storm.hasArrived, ARRIVES_WITHIN_MS)
    storm.isMeasured = true
    const bytesBefore = bytesOf(room)
    const usage = await stage.measure(async () => {
      await storm.rage(stage.isQuick ? 2_000 : 4_000)
      await waitFor(() => storm.hasArrived, ARRIVES_WITHIN_MS)
    })
    return {
      figures: {
        p50Ms: percentile(storm.latenciesMs, 0.5),
        p95Ms: percentile(storm.latenciesMs, 0.95),
        p99Ms: percentile(storm.latenciesMs, 0.99),
        coreShare: (usage.serverCpuMs / usage.elapsedMs) * 100,
        bytesPerSecond: ((bytesOf(room) - bytesBefore) * 1000) / usage.elapsedMs / PEOPLE,
        ...machineFigures(usage),
      },
      faults: storm.hasArrived
        ? []
        : [`collapsed: moves had not arrived after ${ARRIVES_WITHIN_MS / 1000} s`],
    }
  },
}

/**
 * Cursors that walk over the first paragraph: the place tells which move it is. A move has arrived when a receiver
 * sees it or a later one, since a server may leave out what is overtaken.
 */
class Storm {
  readonly latenciesMs: number[] = []
  isMeasured = false
  readonly #stage: Stage
  readonly #lines: readonly Line[]
  readonly #home: LetterId
  /** When each move of each client went out. */
  readonly #sentAtMs = new Map<number, number[]>()
  /** For each sampled receiver, how many moves of each client it has seen. */
  readonly #seen: Map<number, number>[] = []

  constructor(stage: Stage, room: LoadRoom, home: LetterId) {
    this.#stage = stage
    this.#lines = room.lines
    this.#home = home
    for (const line of room.lines) this.#sentAtMs.set(line.clientId, [])
    for (const line of room.lines.slice(-SAMPLED)) {
      const seen = new Map<number, number>()
      this.#seen.push(seen)
      line.onCursor = (client, clock) => {
        if (client !== line.clientId) this.#take(seen, client, clock - home.clock + 1)
      }
    }
  }

  /** Whether each sampled receiver has seen everybody's last move. */
  get hasArrived(): boolean {
    const receivers = this.#lines.slice(-SAMPLED)
    return this.#seen.every((seen, at) =>
      [...this.#sentAtMs].every(
        ([client, sent]) => client === receivers[at]?.clientId || (seen.get(client) ?? 0) === sent.length,
      ),
    )
  }

  async rage(ms: number): Promise<void> {
    const random = seededRandom(11)
    const everyMs = 1000 / PER_SECOND
    const endAt = performance.now() + ms
    await Promise.all(
      this.#lines.map(async (line) => {
        for (let at = performance.now() + random() * everyMs; at < endAt; at += everyMs) {
          await setTimeout(Math.max(0, at - performance.now()))
          this.#move(line)
        }
      }),
    )
  }

  #move(line: Line): void {
    const sent = this.#sentAtMs.get(line.clientId)
    if (!sent) return
    const at = { item: { client: this.#home.client, clock: this.#home.clock + sent.length }, assoc: 0 }
    sent.push(performance.now())
    line.sendPresence(this.#stage.contender.presence(line.person, { anchor: at, head: at }))
  }

  #take(seen: Map<number, number>, client: number, moves: number): void {
    const before = seen.get(client) ?? 0
    if (moves <= before) return
    seen.set(client, moves)
    if (!this.isMeasured) return
    const now = performance.now()
    const sent = this.#sentAtMs.get(client) ?? []
    for (let at = before; at < moves; at++) this.latenciesMs.push(now - (sent[at] ?? now))
  }
}

function bytesOf(room: LoadRoom): number {
  return room.lines.reduce((sum, line) => sum + line.bytes, 0)
}
