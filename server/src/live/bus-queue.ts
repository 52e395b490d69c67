import type { RoomId } from '@plenary/shared/ids.ts'
import { MAX_BUS_WAITING_BYTES, MAX_BUS_WAITING_WORDS } from '@plenary/shared/limits.ts'
import type { BusWord } from './bus.ts'
import type { RoomWord } from './bus-packet.ts'

/**
 * Words that wait to be sent, oldest first. A later word takes the place of an earlier one that it makes needless,
 * and when there are too many the oldest go: a bus that does not answer costs no more memory than this.
 */
export class BusQueue {
  /** Kept in the order of insertion. */
  #words = new Map<string, RoomWord>()
  #presenceBytes = 0
  #count = 0

  get isEmpty(): boolean {
    return this.#words.size === 0
  }

  add(roomId: RoomId, word: BusWord): void {
    const key = this.#key(roomId, word)
    this.#delete(key)
    this.#insert(key, { roomId, word })
  }

  /** Everything that waits; it waits no longer. */
  take(): RoomWord[] {
    const words = [...this.#words.values()]
    this.#words = new Map()
    this.#presenceBytes = 0
    return words
  }

  /** Takes words back that could not be sent: they are older than what has been added since. */
  putBack(words: readonly RoomWord[]): void {
    const newer = this.take()
    for (const { roomId, word } of [...words, ...newer]) this.add(roomId, word)
  }

  #insert(key: string, roomWord: RoomWord): void {
    this.#words.set(key, roomWord)
    this.#presenceBytes += presenceBytes(roomWord)
    for (const oldest of this.#words.keys()) {
      if (this.#words.size <= MAX_BUS_WAITING_WORDS && this.#presenceBytes <= MAX_BUS_WAITING_BYTES) return
      this.#delete(oldest)
    }
  }

  #delete(key: string): void {
    const old = this.#words.get(key)
    if (!old) return
    this.#presenceBytes -= presenceBytes(old)
    this.#words.delete(key)
  }

  /** Words with the same key say the same or less; two presences may be of different people. */
  #key(roomId: RoomId, word: BusWord): string {
    if (word.kind === 'rights') return `${word.kind} ${word.whose}`
    if (word.kind === 'event') return `${word.kind} ${roomId} ${word.text}`
    if (word.kind !== 'presence') return `${word.kind} ${roomId}`
    this.#count += 1
    return `${word.kind} ${this.#count}`
  }
}

function presenceBytes({ word }: RoomWord): number {
  return word.kind === 'presence' ? word.presence.length : 0
}
