import { setTimeout } from 'node:timers/promises'
import { encodeMessage } from '@plenary/shared/protocol.ts'
import { makeFirstText } from '../lines/first-text.ts'
import type { Line } from '../lines/line.ts'
import type { LoadRoom } from '../lines/load-room.ts'
import { percentile } from '../statistics.ts'
import { waitFor } from '../wait-for.ts'
import { MACHINE_KINDS, machineFigures } from './machine-figures.ts'
import type { Workload } from './workload.ts'

const WRITERS = 20
/** Plenary reads nobody faster than 60 frames a second; so nobody here sends more than these. */
const FRAMES_PER_SECOND = 50
const FIRST_RATE = 500
const DOUBLINGS = 9
const HALVINGS = 3
/** Something else on the machine may spoil one try: a rate is too high when two have failed. */
const TRIES = 2
const BOUND_MS = 100
const SAMPLED = 3
const ARRIVES_WITHIN_MS = 3_000

/** What happened at a rate. */
type Step = { rate: number; p99Ms: number; faults: string[] }

/**
 * How many edits a room takes each second before they are late. The rate doubles until it is too high; the bound is
 * then looked for in between. Each step has a room of its own. An edit is a letter that Yjs keeps as an item of its own:
 * beyond fifty a second and person, several of them go in one frame, as from a client that was held up.
 */
export const ingest: Workload = {
  name: 'ingest',
  title: 'One room of 20, all writing: edits a second until p99 passes 100 ms',
  rounds: 1,
  figures: [
    { key: 'rate', label: 'most edits a second with p99 ≤ 100 ms', unit: '1/s', isMoreBetter: true },
    { key: 'p99Ms', label: 'edit to screen there, p99', unit: 'ms', isPlain: true },
    { key: 'failedRate', label: 'the rate that was too high', unit: '1/s', isPlain: true },
    ...MACHINE_KINDS,
  ],
  run: async (stage) => {
    const rooms = stage.makeRooms(TRIES * (DOUBLINGS + HALVINGS), makeFirstText(WRITERS))
    await stage.start(rooms)
    const ms = stage.isQuick ? 800 : 1_500
    const steps: Step[] = []
    const tryOnce = async (rate: number) => {
      const room = rooms[steps.length]
      if (!room) throw new Error('too few rooms')
      await stage.fill([room], WRITERS)
      const step = await writeAt(room, rate, ms)
      steps.push(step)
      for (const line of room.lines) line.end()
      return step.p99Ms <= BOUND_MS
    }
    const tryRate = async (rate: number) => (await tryOnce(rate)) || (await tryOnce(rate))
    let failedRate = Number.NaN
    const usage = await stage.measure(async () => {
      failedRate = await findBound(tryRate, stage.isQuick ? 1 : HALVINGS)
    })
    const best = steps.filter(({ p99Ms }) => p99Ms <= BOUND_MS).toSorted((a, b) => b.rate - a.rate)[0]
    const faults = steps.flatMap((step) => step.faults)
    if (!best) return { figures: {}, faults: [...faults, `late at ${FIRST_RATE} edits a second already`] }
    return { figures: { rate: best.rate, p99Ms: best.p99Ms, failedRate, ...machineFigures(usage) }, faults }
  },
}

/** Gives the lowest rate that was seen to be too high. */
async function findBound(isInTime: (rate: number) => Promise<boolean>, halvings: number): Promise<number> {
  let tooHigh = FIRST_RATE
  for (let n = 0; n < DOUBLINGS && (await isInTime(tooHigh)); n++) tooHigh *= 2
  let low = tooHigh / 2
  for (let n = 0; n < halvings; n++) {
    const between = Math.round(Math.sqrt(low * tooHigh))
    if (await isInTime(between)) low = between
    else tooHigh = between
  }
  return tooHigh
}

async function writeAt(room: LoadRoom, rate: number, ms: number): Promise<Step> {
  for (const line of room.lines) room.seatTypist(line, 2).measuredFrom = 0
  for (const line of room.lines.slice(-SAMPLED)) line.isSampled = true
  const perFrame = Math.max(1, Math.ceil(rate / WRITERS / FRAMES_PER_SECOND))
  const everyMs = (1000 * WRITERS * perFrame) / rate
  const startedAt = performance.now()
  await Promise.all(
    room.lines.map((line, n) => writeAlone(line, { perFrame, everyMs, ms, phase: n / WRITERS })),
  )
  const written = performance.now() - startedAt
  const isThere = await waitFor(() => room.hasEverything, ARRIVES_WITHIN_MS)
  const faults = room.lines.some((line) => line.hasGap) ? ['letters came out of order'] : []
  // A load that cannot send at the rate must not be taken for a server that keeps up with it.
  const isSent = written < ms * 1.2
  return {
    rate,
    p99Ms: isThere && isSent ? percentile(room.latenciesMs, 0.99) : Number.POSITIVE_INFINITY,
    faults,
  }
}

type Writing = { perFrame: number; everyMs: number; ms: number; phase: number }

async function writeAlone(line: Line, { perFrame, everyMs, ms, phase }: Writing): Promise<void> {
  const startedAt = performance.now()
  for (let at = startedAt + phase * everyMs; at < startedAt + ms; at += everyMs) {
    await setTimeout(Math.max(0, at - performance.now()))
    if (line.typist) {
      line.send(encodeMessage({ type: 'update', update: line.typist.write(perFrame, performance.now()) }))
    }
  }
}
