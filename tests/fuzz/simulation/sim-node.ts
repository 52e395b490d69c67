import { LiveRooms } from '@plenary/server/live/live-rooms.ts'
import { createLogger } from '@plenary/server/logger.ts'
import type { UnrulyBus, UnrulyHub } from '../../support/unruly-bus.ts'
import type { Chance } from './chance.ts'
import { type SimDatabase, simFolder, type Trouble } from './sim-database.ts'
import type { SimLine } from './sim-line.ts'

/** One server of several: its engine, its bus, and the lines that end in it. */
export class SimNode {
  readonly live: LiveRooms
  readonly bus: UnrulyBus
  readonly #store: ReturnType<SimDatabase['connect']>
  readonly #lines = new Set<SimLine>()
  readonly #poll: NodeJS.Timeout
  #isUp = true

  constructor(
    database: SimDatabase,
    hub: UnrulyHub,
    { chance, trouble }: { chance: Chance; trouble: Trouble },
  ) {
    this.bus = hub.open()
    this.#store = database.connect(chance, trouble, () => this.crash())
    this.live = new LiveRooms({
      store: this.#store,
      bus: this.bus,
      folder: simFolder(chance),
      logger: createLogger('silent'),
      now: Date.now,
      lingerMs: 500,
    })
    this.#poll = setInterval(() => void this.live.catchUp().catch(() => {}), 1_000)
  }

  get isUp(): boolean {
    return this.#isUp
  }

  hold(line: SimLine): void {
    this.#lines.add(line)
  }

  release(line: SimLine): void {
    this.#lines.delete(line)
  }

  /** The process is killed: nothing that it still meant to do is done, and its lines break. */
  crash(): void {
    if (!this.#isUp) return
    this.#end()
    for (const line of [...this.#lines]) line.breakOff()
  }

  /** The process is asked to stop, and does so in order. */
  async stop(): Promise<void> {
    if (!this.#isUp) return
    this.#isUp = false
    await this.live.stop()
    this.#end()
  }

  #end(): void {
    this.#isUp = false
    this.#store.isDead = true
    clearInterval(this.#poll)
    void this.bus.close()
  }
}
