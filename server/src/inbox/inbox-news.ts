import type { MemberId } from '@plenary/shared/ids.ts'
import { MAX_NEWS_MEMBERS } from '@plenary/shared/limits.ts'
import { encodeMessage } from '@plenary/shared/protocol.ts'
import { z } from 'zod'
import { type Bus, EVERYWHERE } from '../live/bus.ts'
import type { LiveRooms } from '../live/live-rooms.ts'

const wordSchema = z.object({ inboxOf: z.array(z.uuid().transform((id) => id as MemberId)) })

const FRAME = encodeMessage({ type: 'event', event: { kind: 'inbox' } })

/**
 * Tells members that something in their inbox has changed, on every line that they have into whatever room, on every
 * node. It says no more than that; it may be lost, and pages ask now and then all the same.
 */
export class InboxNews {
  readonly #live: LiveRooms
  readonly #bus: Bus
  readonly #unsubscribe: () => void

  constructor(live: LiveRooms, bus: Bus) {
    this.#live = live
    this.#bus = bus
    this.#unsubscribe = bus.subscribe(EVERYWHERE, (word) => {
      if (word.kind === 'event') this.#hear(word.text)
    })
  }

  /** To be called once what they hear of is committed. */
  tell(memberIds: readonly MemberId[]): void {
    this.#tellHere(memberIds)
    for (let at = 0; at < memberIds.length; at += MAX_NEWS_MEMBERS) {
      const text = JSON.stringify({ inboxOf: memberIds.slice(at, at + MAX_NEWS_MEMBERS) })
      this.#bus.publish(EVERYWHERE, { kind: 'event', text })
    }
  }

  stop(): void {
    this.#unsubscribe()
  }

  #hear(text: string): void {
    const word = wordSchema.safeParse(JSON.parse(text))
    if (word.success) this.#tellHere(word.data.inboxOf)
  }

  #tellHere(memberIds: readonly MemberId[]): void {
    if (memberIds.length === 0) return
    const wanted = new Set(memberIds)
    for (const id of this.#live.openIds) {
      this.#live.find(id)?.send([FRAME], ({ memberId }) => wanted.has(memberId))
    }
  }
}
