import { setTimeout } from 'node:timers/promises'
import { makeFirstText } from '../lines/first-text.ts'
import { MACHINE_KINDS, machineFigures } from './machine-figures.ts'
import type { Workload } from './workload.ts'

const PEOPLE = 20
/** Idle is not a moment: long enough for every contender to tidy up after the rush. */
const IDLE_MS = 25_000
const MB = 1024 * 1024

/** Everybody has the page open and nobody writes. */
export const idleSockets: Workload = {
  name: 'idle-sockets',
  title: '10,000 idle sockets in 500 rooms',
  rounds: 1,
  figures: [
    { key: 'memoryMb', label: 'memory of the process', unit: 'MB', target: { atMost: 150 } },
    { key: 'memoryPerSocketKb', label: 'memory for each socket', unit: 'kB' },
    { key: 'heapMb', label: 'of it heap and buffers', unit: 'MB' },
    { key: 'coreShare', label: 'server, of a core', unit: '%', isPlain: true },
    { key: 'openingMs', label: 'opening one line, on average', unit: 'ms' },
    ...MACHINE_KINDS,
  ],
  run: async (stage) => {
    const rooms = stage.makeRooms(stage.isQuick ? 50 : 500, makeFirstText(3))
    const sockets = rooms.length * PEOPLE
    await stage.start(rooms)
    const empty = await stage.server.look({ collectGarbage: true })
    const startedAt = performance.now()
    await stage.fill(rooms, PEOPLE)
    const openingMs = (performance.now() - startedAt) / sockets
    await stage.server.look({ collectGarbage: true })
    const usage = await stage.measure(() => setTimeout(IDLE_MS))
    const full = await stage.server.look({ collectGarbage: true })
    return {
      figures: {
        memoryMb: full.rssBytes / MB,
        memoryPerSocketKb: (full.rssBytes - empty.rssBytes) / 1024 / sockets,
        heapMb: full.heapBytes / MB,
        coreShare: (usage.serverCpuMs / usage.elapsedMs) * 100,
        openingMs,
        ...machineFigures(usage),
      },
      faults: [...new Set(rooms.flatMap((room) => room.faults()))],
    }
  },
}
