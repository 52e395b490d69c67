import type { ClientId } from '@plenary/shared/ids.ts'
import {
  PRESENCE_EXPIRY_MS,
  PRESENCE_RENEWAL_MS,
  PRESENCE_WINDOW_MAX_MS,
  PRESENCE_WINDOW_MS,
} from '@plenary/shared/limits.ts'
import {
  decodePresence,
  encodePresenceEntries,
  type OwnPresence,
  type Person,
  type PresenceBytes,
  presenceSchema,
} from '@plenary/shared/presence.ts'
import type { NodeId } from './bus.ts'

/**
 * A person's place as the others get it, without the name, which they mostly know. `from` is the node they are on,
 * null for this one.
 */
type State = { clientId: ClientId; clock: number; user: Person; place: Uint8Array } & Origin
type Origin = { from: NodeId | null; heardAt: number }

/** What to tell: to everybody here, and to the other nodes of those that are on this one. */
export type PresenceNews = { here: Uint8Array; elsewhere: () => Uint8Array | null }

const encoder = new TextEncoder()
const GONE = encoder.encode('null')

/**
 * Who is in a room and where, as the server says it. Clients speak only of their own place; names and
 * organisations are the server's. Clocks are the server's too: milliseconds, so that they rise over restarts,
 * reconnects and moves to another node, when a client's own would be ignored as old news. States are kept as the
 * bytes that go out, since each is told to many.
 */
export class RoomPresence {
  readonly #now: () => number
  readonly #onNews: () => void
  readonly #states = new Map<ClientId, State>()
  /** What those on this node said last, also where another node has said something newer of them. */
  readonly #here = new Map<ClientId, { user: Person; own: OwnPresence }>()
  /** Those whose names everybody here has been told. */
  readonly #named = new Set<ClientId>()
  readonly #changed = new Set<ClientId>()
  readonly #gone = new Map<ClientId, { clock: number; from: NodeId | null }>()
  #renewalTimer: NodeJS.Timeout | null = null
  #newsTimer: NodeJS.Timeout | null = null

  /** `onNews` is called when `takeNews` has something to give and it is time to tell it. */
  constructor(now: () => number, onNews: () => void) {
    this.#now = now
    this.#onNews = onNews
  }

  /** The people inside, one entry for each connection that has said where it is, on this node and others. */
  get people(): Person[] {
    return Array.from(this.#states.values(), (state) => state.user)
  }

  get hasNews(): boolean {
    return this.#changed.size > 0 || this.#gone.size > 0
  }

  set(clientId: ClientId, user: Person, own: OwnPresence): void {
    this.#here.set(clientId, { user, own })
    this.#putHere(clientId)
  }

  remove(clientId: ClientId): void {
    this.#here.delete(clientId)
    // Who has gone on to another node is no longer this one's to take away.
    if (this.#states.get(clientId)?.from === null) this.#remove(clientId, this.#nextClock(clientId))
  }

  /** Entries that another node tells of its people. */
  hear(presence: Uint8Array, from: NodeId): void {
    for (const { clientId, clock, state } of decodePresence(presence)) {
      if (clock <= (this.#states.get(clientId)?.clock ?? this.#gone.get(clientId)?.clock ?? 0)) continue
      const sound = presenceSchema.safeParse(state)
      if (sound.success) {
        const { user, ...own } = sound.data
        this.#put(clientId, clock, { user, own, from })
      } else if (this.#states.get(clientId)?.from === from) this.#letGo(clientId, clock)
    }
  }

  /** Everybody, for somebody who comes in. */
  everybody(): Uint8Array {
    return encodePresenceEntries([...this.#states.values()].map(inFull))
  }

  /** Everybody on this node, for another node that asks. */
  everybodyHere(): Uint8Array {
    const here = [...this.#states.values()].filter((state) => state.from === null)
    return encodePresenceEntries(here.map(inFull))
  }

  /** What has changed since it was last taken, or null. */
  takeNews(): PresenceNews | null {
    this.#cancelNews()
    if (!this.hasNews) return null
    const states = [...this.#changed].flatMap((clientId) => this.#states.get(clientId) ?? [])
    const gone = Array.from(this.#gone, ([clientId, { clock, from }]) => ({
      clientId,
      clock,
      from,
      json: GONE,
    }))
    this.#changed.clear()
    this.#gone.clear()
    const here = encodePresenceEntries([...states.map((state) => this.#shortly(state)), ...gone])
    const elsewhere = () => {
      const entries = [...states.filter(isHere).map(inFull), ...gone.filter(isHere)]
      return entries.length > 0 ? encodePresenceEntries(entries) : null
    }
    return { here, elsewhere }
  }

  /** Ends the timers; nothing is told after it. */
  stop(): void {
    if (this.#renewalTimer) clearInterval(this.#renewalTimer)
    this.#renewalTimer = null
    this.#cancelNews()
  }

  #putHere(clientId: ClientId): void {
    const here = this.#here.get(clientId)
    if (!here) return
    this.#put(clientId, this.#nextClock(clientId), { ...here, from: null })
  }

  /** Another node has nobody there any more; should they have come over here meanwhile, they are here. */
  #letGo(clientId: ClientId, clock: number): void {
    this.#remove(clientId, clock)
    this.#putHere(clientId)
  }

  #put(
    clientId: ClientId,
    clock: number,
    told: { user: Person; own: OwnPresence; from: NodeId | null },
  ): void {
    const { user, own, from } = told
    const place = encoder.encode(JSON.stringify(own))
    this.#states.set(clientId, { clientId, clock, user, place, from, heardAt: this.#now() })
    this.#gone.delete(clientId)
    this.#changed.add(clientId)
    this.#renewalTimer ??= setInterval(() => this.#renew(), PRESENCE_RENEWAL_MS)
    this.#announce()
  }

  /** The name of somebody goes out once, and again with each renewal; it is most of what there is to say. */
  #shortly(state: State): PresenceBytes {
    const { clientId, clock, place } = state
    if (this.#named.has(clientId)) return { clientId, clock, json: place }
    this.#named.add(clientId)
    return inFull(state)
  }

  #remove(clientId: ClientId, clock: number): void {
    const from = this.#states.get(clientId)?.from ?? null
    this.#states.delete(clientId)
    this.#changed.delete(clientId)
    this.#named.delete(clientId)
    this.#gone.set(clientId, { clock, from })
    this.#announce()
  }

  /** A frame for each key would drown a full room: the more people, the rarer, and nobody sees the difference. */
  #announce(): void {
    const windowMs = Math.min(PRESENCE_WINDOW_MAX_MS, Math.max(PRESENCE_WINDOW_MS, this.#states.size / 2))
    this.#newsTimer ??= setTimeout(() => {
      this.#newsTimer = null
      this.#onNews()
    }, windowMs)
  }

  #cancelNews(): void {
    if (this.#newsTimer) clearTimeout(this.#newsTimer)
    this.#newsTimer = null
  }

  /**
   * Renews every clock: without that, clients take people who sit still for gone after 30 s. People on a node that
   * says nothing any more go.
   */
  #renew(): void {
    this.#named.clear()
    for (const [clientId, state] of this.#states) {
      if (state.from === null) {
        state.clock = this.#nextClock(clientId)
        this.#changed.add(clientId)
      } else if (this.#now() - state.heardAt > PRESENCE_EXPIRY_MS) {
        this.#letGo(clientId, this.#nextClock(clientId))
      }
    }
    if (this.hasNews) this.#announce()
    if (this.#states.size > 0 || !this.#renewalTimer) return
    clearInterval(this.#renewalTimer)
    this.#renewalTimer = null
  }

  #nextClock(clientId: ClientId): number {
    const known = this.#states.get(clientId) ?? this.#gone.get(clientId)
    return Math.max(this.#now(), (known?.clock ?? 0) + 1)
  }
}

/** With the name: both are JSON already, and objects that are not empty. */
function inFull({ clientId, clock, place, user }: State): PresenceBytes {
  const name = encoder.encode(`{"user":${JSON.stringify(user)},`)
  const json = new Uint8Array(name.length + place.length - 1)
  json.set(name)
  json.set(place.subarray(1), name.length)
  return { clientId, clock, json }
}

function isHere({ from }: { from: NodeId | null }): boolean {
  return from === null
}
