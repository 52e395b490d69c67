import { performance } from 'node:perf_hooks'
import { IDLE_LOOK_MS, MEMORY_WORTH_GIVING_BACK_BYTES } from '@plenary/shared/limits.ts'

/** What of the process is looked at, and the collection that gives memory back. */
export type Process = {
  /** The share of the time since the last look in which the event loop had work, 0 to 1. */
  readLoad(): number
  readMemoryBytes(): number
  collect(): void
}

/**
 * More load than this is people at work, whom a pause of a fifth of a second would hold up. Ten thousand who only read
 * take half of it: they are asked whether they live, and their rights are looked up.
 */
const QUIET_LOAD = 0.1
const QUIET_LOOKS = 2

/**
 * Gives back, when a server has become quiet, what it took while it was busy: Node keeps the pages of dead objects for
 * itself, a fifth of all it holds after ten thousand have come, and a small machine has other uses for them. Once for
 * each busy time; a server that has taken little since is left alone.
 */
export class IdleMemory {
  readonly #process: Process
  #quietLooks = 0
  #leanBytes: number

  constructor(process: Process) {
    this.#process = process
    this.#leanBytes = process.readMemoryBytes()
  }

  /** To be called at even intervals. */
  look(): void {
    this.#quietLooks = this.#process.readLoad() < QUIET_LOAD ? this.#quietLooks + 1 : 0
    if (this.#quietLooks < QUIET_LOOKS) return
    const takenBytes = this.#process.readMemoryBytes() - this.#leanBytes
    if (takenBytes < MEMORY_WORTH_GIVING_BACK_BYTES) return
    this.#process.collect()
    this.#leanBytes = this.#process.readMemoryBytes()
    this.#quietLooks = 0
  }
}

/**
 * Looks after the memory of this process, if Node was started with `--expose-gc` as `npm start` does. Gives the way to
 * stop.
 */
export function watchIdleMemory(): () => void {
  const { gc } = globalThis
  if (!gc) return () => {}
  let before = performance.eventLoopUtilization()
  const memory = new IdleMemory({
    readLoad: () => {
      const now = performance.eventLoopUtilization()
      const { utilization } = performance.eventLoopUtilization(now, before)
      before = now
      return utilization
    },
    readMemoryBytes: () => process.memoryUsage.rss(),
    // The flavour with which V8 keeps no empty pages in store.
    collect: () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
  })
  const looks = setInterval(() => memory.look(), IDLE_LOOK_MS)
  return () => clearInterval(looks)
}
