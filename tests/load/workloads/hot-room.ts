import { makeFirstText } from '../lines/first-text.ts'
import { typeMeasured } from '../typing.ts'
import { typingKinds, typingOutcome } from './typing-figures.ts'
import type { Target, Workload } from './workload.ts'

/** One room with many people in it, twenty of whom type. */
export function hotRoom(people: number, cpu?: Target): Workload {
  return {
    name: `hot-${people}`,
    title: `One room of ${people}, 20 typing at 5 keys/s`,
    figures: typingKinds({ p95: { atMost: 45 }, ...(cpu ? { cpu } : {}) }),
    run: async (stage) => {
      const rooms = stage.makeRooms(1, makeFirstText(24))
      await stage.start(rooms)
      await stage.fill(rooms, people)
      const measuredMs = stage.isQuick ? 3_000 : 5_000
      return typingOutcome(
        await typeMeasured(stage, { rooms, typistsPerRoom: 20, keysPerSecond: 5, measuredMs }),
      )
    },
  }
}
