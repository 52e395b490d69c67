import type { Bus, BusWord, NodeId } from '@plenary/server/live/bus.ts'
import { BusListeners } from '@plenary/server/live/bus-listeners.ts'
import { newNodeId } from '@plenary/server/live/bus-packet.ts'
import { createLogger } from '@plenary/server/logger.ts'
import type { RoomId } from '@plenary/shared/ids.ts'

/** How a bus misbehaves. Shares are between 0 and 1. */
export type Unruliness = { dropShare: number; doubleShare: number; maxDelayMs: number }

type UnrulyHubInput = Partial<Unruliness> & {
  /** The same seed and the same words give the same drops, doubles and delays. */
  seed: number
  /** When a word is to be delivered; by the clock, unless a test has one of its own. */
  schedule?: (deliver: () => void, delayMs: number) => void
}

/** Several nodes' buses in one process, which do to words what a bus may: lose, double, delay and reorder them. */
export class UnrulyHub {
  readonly #nodes = new Map<NodeId, UnrulyBus>()
  #unruliness: Unruliness
  readonly #random: () => number
  readonly #schedule: (deliver: () => void, delayMs: number) => void

  constructor({ seed, schedule = setTimeout, ...unruliness }: UnrulyHubInput) {
    this.#unruliness = { dropShare: 0, doubleShare: 0, maxDelayMs: 0, ...unruliness }
    this.#random = seededRandom(seed)
    this.#schedule = schedule
  }

  /** A node's own bus. */
  open(): UnrulyBus {
    const node = new UnrulyBus((roomId, word) => this.#carry(node, roomId, word))
    this.#nodes.set(node.nodeId, node)
    return node
  }

  /** From now on every word arrives, once and at once. */
  behave(): void {
    this.#unruliness = { dropShare: 0, doubleShare: 0, maxDelayMs: 0 }
  }

  #carry(sender: UnrulyBus, roomId: RoomId, word: BusWord): void {
    const { dropShare, doubleShare, maxDelayMs } = this.#unruliness
    for (const node of this.#nodes.values()) {
      if (node === sender) continue
      // Drawn in any case: what becomes of one word must not change the lots of all later ones.
      const [lot, delay, otherDelay] = [this.#random(), this.#random(), this.#random()]
      if (lot < dropShare) continue
      const deliver = () => node.take(roomId, structuredClone(word), sender.nodeId)
      this.#schedule(deliver, delay * maxDelayMs)
      if (lot > 1 - doubleShare) this.#schedule(deliver, otherDelay * maxDelayMs)
    }
  }
}

/** One node's bus in a hub. */
export class UnrulyBus implements Bus {
  readonly nodeId = newNodeId()
  readonly hasCompany = true
  readonly #listeners = new BusListeners(createLogger('warn'))
  readonly #send: (roomId: RoomId, word: BusWord) => void
  #state: 'open' | 'paused' | 'cut' | 'closed' = 'open'
  readonly #held: (() => void)[] = []

  constructor(send: (roomId: RoomId, word: BusWord) => void) {
    this.#send = send
  }

  get isHearing(): boolean {
    return this.#state === 'open'
  }

  publish(roomId: RoomId, word: BusWord): void {
    if (this.#state === 'open') this.#send(roomId, word)
    else if (this.#state === 'paused') this.#held.push(() => this.#send(roomId, word))
  }

  subscribe(...[roomId, listener]: Parameters<Bus['subscribe']>): () => void {
    return this.#listeners.add(roomId, listener)
  }

  /** A word that has come this far. */
  take(roomId: RoomId, word: BusWord, from: NodeId): void {
    if (this.#state === 'open') this.#listeners.deliver({ roomId, word }, from)
    else if (this.#state === 'paused') this.#held.push(() => this.take(roomId, word, from))
  }

  /** Nothing passes until `resume`, and then everything does, as when a line hangs. */
  pause(): void {
    if (this.#state !== 'closed') this.#state = 'paused'
  }

  /** What is sent in either direction until `resume` is lost, as when a connection is broken. */
  cut(): void {
    if (this.#state === 'closed') return
    this.#state = 'cut'
    this.#held.length = 0
  }

  resume(): void {
    if (this.#state === 'closed') return
    this.#state = 'open'
    for (const act of this.#held.splice(0)) act()
  }

  async close(): Promise<void> {
    this.#state = 'closed'
    this.#held.length = 0
    this.#listeners.clear()
  }
}

/** Numbers from 0 up to 1, the same for the same seed (the generator mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}
