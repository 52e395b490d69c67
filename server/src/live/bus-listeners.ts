import type { RoomId } from '@plenary/shared/ids.ts'
import type { Logger } from 'pino'
import type { BusListener, NodeId } from './bus.ts'
import type { RoomWord } from './bus-packet.ts'

/** Who on this node listens to which room. */
export class BusListeners {
  /** Each in an object of its own, so that one function may listen twice. */
  readonly #rooms = new Map<RoomId, Set<{ hear: BusListener }>>()
  readonly #logger: Logger

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** Adds a listener; the returned function takes it away. */
  add(roomId: RoomId, hear: BusListener): () => void {
    const room = this.#rooms.get(roomId) ?? new Set()
    const listener = { hear }
    this.#rooms.set(roomId, room.add(listener))
    return () => {
      room.delete(listener)
      if (room.size === 0 && this.#rooms.get(roomId) === room) this.#rooms.delete(roomId)
    }
  }

  /** One listener that throws keeps neither the others nor the bus from going on. */
  deliver({ roomId, word }: RoomWord, from: NodeId): void {
    for (const { hear } of this.#rooms.get(roomId) ?? []) {
      try {
        hear(word, from)
      } catch (error) {
        this.#logger.error({ roomId, err: error }, 'a word of the bus could not be taken')
      }
    }
  }

  clear(): void {
    this.#rooms.clear()
  }
}
