import { makeFirstText } from '../lines/first-text.ts'
import { typeMeasured } from '../typing.ts'
import { typingKinds, typingOutcome } from './typing-figures.ts'
import type { Workload } from './workload.ts'

/** A seminar: many groups at once, each at a text of its own. */
export const seminar: Workload = {
  name: 'seminar',
  title: '40 rooms of 8, three typing at 5 keys/s, a cursor frame for each key',
  figures: typingKinds({ cpu: { ofBestPeer: 0.8 }, p95: { atMost: 20 } }),
  run: (stage) => smallRooms(stage, { count: 40, people: 8 }),
}

/** The usual meeting. */
export const roomOfTen: Workload = {
  name: 'room-of-ten',
  rounds: 2,
  title: 'One room of 10, three typing at 5 keys/s, a cursor frame for each key',
  figures: typingKinds({ p95: { atMost: 20 } }),
  run: (stage) => smallRooms(stage, { count: 1, people: 10 }),
}

async function smallRooms(
  stage: Parameters<Workload['run']>[0],
  { count, people }: { count: number; people: number },
) {
  const rooms = stage.makeRooms(count, makeFirstText(12))
  await stage.start(rooms)
  await stage.fill(rooms, people)
  const measuredMs = stage.isQuick ? 3_000 : 5_000
  return typingOutcome(
    await typeMeasured(stage, { rooms, typistsPerRoom: 3, keysPerSecond: 5, withCursors: true, measuredMs }),
  )
}
