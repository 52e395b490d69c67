import { makeFirstText } from '../lines/first-text.ts'
import { typeMeasured } from '../typing.ts'
import { typingKinds, typingOutcome } from './typing-figures.ts'
import type { Workload } from './workload.ts'

const PEOPLE = 2
const MB = 1024 * 1024

/** A server full of pairs who write now and then, each in a text of some thousand words: half a submission. */
export const manyRooms: Workload = {
  name: 'many-rooms',
  title: '2,500 rooms of 2, an edit in each every 25 s',
  rounds: 1,
  figures: [
    { key: 'memoryMb', label: 'memory of the process', unit: 'MB', target: { ofBestPeer: 0.4 } },
    { key: 'memoryPerRoomKb', label: 'memory for each room', unit: 'kB' },
    { key: 'heapMb', label: 'of it heap and buffers', unit: 'MB' },
    { key: 'openingMs', label: 'opening one line, on average', unit: 'ms' },
    ...typingKinds(),
  ],
  run: async (stage) => {
    const count = stage.isQuick ? 500 : 2_500
    const rooms = stage.makeRooms(count, makeFirstText(24))
    await stage.start(rooms)
    const empty = await stage.server.look({ collectGarbage: true })
    const startedAt = performance.now()
    await stage.fill(rooms, PEOPLE)
    const openingMs = (performance.now() - startedAt) / (count * PEOPLE)
    const typed = await typeMeasured(stage, {
      rooms,
      typistsPerRoom: 1,
      keysPerSecond: 1 / 25,
      measuredMs: stage.isQuick ? 4_000 : 8_000,
    })
    const full = await stage.server.look({ collectGarbage: true })
    const { figures, faults } = typingOutcome(typed)
    return {
      figures: {
        memoryMb: full.rssBytes / MB,
        memoryPerRoomKb: (full.rssBytes - empty.rssBytes) / 1024 / count,
        heapMb: full.heapBytes / MB,
        openingMs,
        ...figures,
      },
      faults,
    }
  },
}
