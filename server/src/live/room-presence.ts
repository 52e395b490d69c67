import type { ClientId } from '@plenary/shared/ids.ts'
import { encodePresence, type OwnPresence, type Person } from '@plenary/shared/presence.ts'
import { encodeMessage } from '@plenary/shared/protocol.ts'

/** Presence goes out at most this often: nobody sees more, and a frame for each key drowns a full room. */
const WINDOW_MS = 40
const RENEWAL_MS = 15_000

/**
 * Who is in a room and where, as the server says it. Clients speak only of their own place; names and
 * organisations are the server's. Clocks are the server's too: milliseconds, so that they rise over restarts
 * and reconnects, when a client's own would be ignored as old news.
 */
export class RoomPresence {
  readonly #send: (frame: Uint8Array<ArrayBuffer>) => void
  readonly #renewalTimer: NodeJS.Timeout
  #timer: NodeJS.Timeout | null = null
  readonly #states = new Map<ClientId, { clock: number; user: Person; own: OwnPresence }>()
  readonly #changed = new Set<ClientId>()
  readonly #gone = new Map<ClientId, number>()
  readonly #now: () => number

  /** `send` takes the frames that go to everybody. */
  constructor(now: () => number, send: (frame: Uint8Array<ArrayBuffer>) => void) {
    this.#now = now
    this.#send = send
    this.#renewalTimer = setInterval(() => this.#renew(), RENEWAL_MS)
  }

  /** The people inside, one entry for each connection that has said where it is. */
  get people(): Person[] {
    return [...this.#states.values()].map((state) => state.user)
  }

  set(clientId: ClientId, user: Person, own: OwnPresence): void {
    this.#states.set(clientId, { clock: this.#nextClock(clientId), user, own })
    this.#gone.delete(clientId)
    this.#changed.add(clientId)
    this.#announce()
  }

  remove(clientId: ClientId): void {
    if (!this.#states.has(clientId)) return
    this.#gone.set(clientId, this.#nextClock(clientId))
    this.#states.delete(clientId)
    this.#changed.delete(clientId)
    this.#announce()
  }

  /** One frame with everybody, for somebody who comes in. */
  everybody(): Uint8Array<ArrayBuffer> {
    const entries = [...this.#states.keys()].flatMap((clientId) => this.#entry(clientId))
    return encodeMessage({ type: 'presence', presence: encodePresence(entries) })
  }

  /** Ends the timers; nothing is sent after it. */
  stop(): void {
    clearInterval(this.#renewalTimer)
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #announce(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#send(this.#takeChanges())
    }, WINDOW_MS)
  }

  /** Renews every clock: without that, clients take people who sit still for gone after 30 s. */
  #renew(): void {
    for (const [clientId, state] of this.#states) {
      state.clock = this.#nextClock(clientId)
      this.#changed.add(clientId)
    }
    if (this.#changed.size > 0) this.#announce()
  }

  #takeChanges(): Uint8Array<ArrayBuffer> {
    const entries = [...this.#changed].flatMap((clientId) => this.#entry(clientId))
    const gone = [...this.#gone].map(([clientId, clock]) => ({ clientId, clock, state: null }))
    this.#changed.clear()
    this.#gone.clear()
    return encodeMessage({ type: 'presence', presence: encodePresence([...entries, ...gone]) })
  }

  #entry(clientId: ClientId) {
    const state = this.#states.get(clientId)
    return state ? [{ clientId, clock: state.clock, state: { ...state.own, user: state.user } }] : []
  }

  #nextClock(clientId: ClientId): number {
    return Math.max(this.#now(), (this.#states.get(clientId)?.clock ?? 0) + 1)
  }
}
