import { setTimeout } from 'node:timers/promises'
import { encodeMessage } from '@plenary/shared/protocol.ts'
import type { Line } from './lines/line.ts'
import type { LoadRoom } from './lines/load-room.ts'
import { SavedAsker } from './lines/saved-asker.ts'
import { seededRandom } from './seeded-random.ts'
import type { Stage, Usage } from './stage.ts'
import { waitFor } from './wait-for.ts'

/** Who types how. */
export type Typing = {
  rooms: readonly LoadRoom[]
  /** People of each room that type; the others only read. */
  typistsPerRoom: number
  keysPerSecond: number
  /** Says with each key where the cursor is. */
  withCursors?: boolean
  warmUpMs?: number
  measuredMs: number
}

/** What came of it. */
export type Typed = {
  usage: Usage
  latenciesMs: number[]
  savedMs: number[]
  /** Letters in the measured time, and each of them once for each person who was to get it. */
  letters: number
  deliveries: number
  bytes: number
  faults: string[]
}

const ARRIVES_WITHIN_MS = 20_000
const SAMPLED_PER_ROOM = 10
const KEEPERS = 3

/** Lets people type for a while to warm up and then measured, and waits until each letter is with everybody. */
export async function typeMeasured(stage: Stage, typing: Typing): Promise<Typed> {
  const { rooms, warmUpMs = 1_500, measuredMs } = typing
  const askers = seat(stage, typing)
  const hasArrived = () => rooms.every((room) => room.hasEverything)
  await type(stage, typing, { askers, ms: warmUpMs })
  await waitFor(hasArrived, ARRIVES_WITHIN_MS)
  const bytesBefore = bytesOf(rooms)
  const before = rooms.map((room) => room.letters)
  for (const typist of rooms.flatMap((room) => [...room.typists.values()]))
    typist.measuredFrom = typist.letters
  const usage = await stage.measure(async () => {
    await type(stage, typing, { askers, ms: measuredMs })
    await waitFor(hasArrived, ARRIVES_WITHIN_MS)
  })
  await waitFor(() => [...askers.values()].every((asker) => asker.isAllSaved), ARRIVES_WITHIN_MS)
  const written = rooms.map((room, at) => room.letters - (before[at] ?? 0))
  return {
    usage,
    latenciesMs: rooms.flatMap((room) => room.latenciesMs),
    savedMs: [...askers.values()].flatMap((asker) => asker.latenciesMs),
    letters: sum(written),
    deliveries: sum(rooms.map((room, at) => (written[at] ?? 0) * (room.lines.length - 1))),
    bytes: bytesOf(rooms) - bytesBefore,
    faults: [...new Set(rooms.flatMap((room) => room.faults()))],
  }
}

/** The first people of each room write; of the others the last ones are looked at closely. */
function seat(stage: Stage, { rooms, typistsPerRoom }: Typing): Map<Line, SavedAsker> {
  const askers = new Map<Line, SavedAsker>()
  for (const room of rooms) {
    for (const line of room.lines.slice(0, typistsPerRoom)) {
      const typist = room.seatTypist(line)
      if (stage.contender.saysSaved) askers.set(line, new SavedAsker(line, typist))
    }
    const readers = room.lines.slice(typistsPerRoom)
    for (const line of readers.slice(-SAMPLED_PER_ROOM)) line.isSampled = true
    for (const line of readers.slice(-KEEPERS)) line.kept = []
  }
  return askers
}

type Spell = { askers: Map<Line, SavedAsker>; ms: number }

/** Keys come evenly, each person's at moments of their own that are the same in each run. */
async function type(stage: Stage, typing: Typing, { askers, ms }: Spell): Promise<void> {
  const { rooms, keysPerSecond, withCursors = false } = typing
  const random = seededRandom(7)
  const everyMs = 1000 / keysPerSecond
  const endAt = performance.now() + ms
  const typeAlone = async (line: Line) => {
    for (let at = performance.now() + random() * everyMs; at < endAt; at += everyMs) {
      await setTimeout(Math.max(0, at - performance.now()))
      press(line, askers.get(line))
      if (withCursors) line.sendPresence(stage.contender.presence(line.person, line.typist?.cursor))
    }
  }
  await Promise.all(rooms.flatMap((room) => room.lines.filter((line) => line.typist).map(typeAlone)))
}

function press(line: Line, asker: SavedAsker | undefined): void {
  if (!line.typist) return
  line.send(encodeMessage({ type: 'update', update: line.typist.write(1, performance.now()) }))
  asker?.follow()
}

function bytesOf(rooms: readonly LoadRoom[]): number {
  return sum(rooms.flatMap((room) => room.lines.map((line) => line.bytes)))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
