import { makeFirstText } from '../lines/first-text.ts'
import { percentile } from '../statistics.ts'
import { typeMeasured } from '../typing.ts'
import { MACHINE_KINDS, machineFigures } from './machine-figures.ts'
import type { Workload } from './workload.ts'

const TYPISTS = 50

/** How soon a typist sees that a letter is stored. Only Plenary says so. */
export const editToSaved: Workload = {
  name: 'saved',
  title: 'Edit to saved, one room of 51, 50 typing at 5 keys/s',
  contenders: ['plenary'],
  figures: [
    { key: 'p50Ms', label: 'edit to saved, p50', unit: 'ms' },
    { key: 'p95Ms', label: 'edit to saved, p95', unit: 'ms', target: { atMost: 50 } },
    { key: 'p99Ms', label: 'edit to saved, p99', unit: 'ms' },
    { key: 'coreShare', label: 'server, of a core', unit: '%' },
    { key: 'databaseShare', label: 'PostgreSQL, of a core', unit: '%', isPlain: true },
    ...MACHINE_KINDS,
  ],
  run: async (stage) => {
    const rooms = stage.makeRooms(1, makeFirstText(50))
    await stage.start(rooms)
    // One more, who writes nothing: the text of an author is not sent back to them.
    await stage.fill(rooms, TYPISTS + 1)
    const measuredMs = stage.isQuick ? 3_000 : 5_000
    const typed = await typeMeasured(stage, { rooms, typistsPerRoom: TYPISTS, keysPerSecond: 5, measuredMs })
    const { usage, savedMs, letters } = typed
    const missing = letters - savedMs.length
    return {
      figures: {
        p50Ms: percentile(savedMs, 0.5),
        p95Ms: percentile(savedMs, 0.95),
        p99Ms: percentile(savedMs, 0.99),
        coreShare: (usage.serverCpuMs / usage.elapsedMs) * 100,
        databaseShare: (usage.databaseCpuMs / usage.elapsedMs) * 100,
        ...machineFigures(usage),
      },
      faults:
        missing === 0 ? typed.faults : [...typed.faults, `${missing} letters were not said to be saved`],
    }
  },
}
