import type { RoomId } from '@plenary/shared/ids.ts'
import type { Logger } from 'pino'
import type { Bus, BusListener, BusWord } from './bus.ts'
import type { BusCarrier, BusConnection, BusPacket } from './bus-carrier.ts'
import { BusLink } from './bus-link.ts'
import { BusListeners } from './bus-listeners.ts'
import { decodePacket, encodeHeartbeat, encodePackets, maxPresenceBytes, newNodeId } from './bus-packet.ts'
import { splitPresence } from './bus-presence.ts'
import { BusQueue } from './bus-queue.ts'
import { BUS_TIMING, type BusTiming } from './bus-timing.ts'

type NodeBusInput = { carrier: BusCarrier; logger: Logger; timing?: BusTiming }

/**
 * The bus over a carrier. What is published goes out at once when the carrier is idle, and together with what
 * gathers meanwhile when it is not. Heartbeats go the whole way and come back: only they show that words arrive.
 */
export class NodeBus implements Bus {
  readonly nodeId = newNodeId()
  readonly #carrier: BusCarrier
  readonly #logger: Logger
  readonly #timing: BusTiming
  readonly #listeners: BusListeners
  readonly #queue = new BusQueue()
  readonly #link: BusLink
  readonly #heartbeats: NodeJS.Timeout
  /** How many listen to each channel. */
  readonly #channels = new Map<string, number>()
  /** The connection once it listens to all of them. */
  #ready: BusConnection | null = null
  /** When it became ready or was last heard, and whether it was ever heard. */
  #aliveAt = 0
  #isHeard = false
  #isHeartbeatDue = false
  /** When another node was last heard. Who has just come does not know yet whether there are others. */
  #companyAt = performance.now()
  #sending: Promise<void> | null = null
  #sendTimer: NodeJS.Timeout | null = null
  #sentAt = 0
  #isClosed = false

  constructor({ carrier, logger, timing = BUS_TIMING }: NodeBusInput) {
    this.#carrier = carrier
    this.#logger = logger
    this.#timing = timing
    this.#listeners = new BusListeners(logger)
    this.#channels.set(carrier.heartbeatChannel(this.nodeId), 1)
    this.#heartbeats = setInterval(() => this.#beat(), timing.heartbeatMs)
    this.#link = new BusLink({
      carrier,
      logger,
      timing,
      onPacket: (bytes) => this.#take(bytes),
      onOpened: (connection) => this.#prepare(connection),
      onLost: () => {
        this.#ready = null
      },
    })
  }

  get isHearing(): boolean {
    if (this.#isClosed || !this.#ready || !this.#isHeard) return false
    return performance.now() - this.#aliveAt < this.#timing.silenceMs
  }

  get hasCompany(): boolean {
    return !this.#carrier.tellsOfOthers || performance.now() - this.#companyAt < this.#timing.companyMs
  }

  publish(roomId: RoomId, word: BusWord): void {
    if (this.#isClosed || !this.hasCompany) return
    try {
      for (const fitting of this.#fit(word)) this.#queue.add(roomId, fitting)
    } catch (error) {
      this.#logger.error({ roomId, err: error }, 'a presence that is none was not sent')
    }
    this.#sendSoon()
  }

  subscribe(roomId: RoomId, listener: BusListener): () => void {
    const channel = this.#carrier.roomChannel(roomId)
    const forget = this.#listeners.add(roomId, listener)
    this.#holdChannel(channel)
    let isSubscribed = true
    return () => {
      if (!isSubscribed) return
      isSubscribed = false
      forget()
      this.#releaseChannel(channel)
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    clearInterval(this.#heartbeats)
    if (this.#sendTimer) clearTimeout(this.#sendTimer)
    // Without a connection, what still waits for an answer rejects.
    const timeout = setTimeout(() => void this.#link.connection?.close(), this.#timing.closeTimeoutMs)
    await this.#sending
    await this.#send()
    clearTimeout(timeout)
    this.#listeners.clear()
    await this.#link.close()
  }

  /** The word in pieces that fit into a packet. */
  #fit(word: BusWord): BusWord[] {
    const maxBytes = maxPresenceBytes(this.#carrier.maxPacketBytes)
    if (word.kind !== 'presence' || word.presence.length <= maxBytes) return [word]
    return splitPresence(word.presence, maxBytes).map((presence) => ({ kind: 'presence', presence }))
  }

  #holdChannel(channel: string): void {
    const count = this.#channels.get(channel) ?? 0
    this.#channels.set(channel, count + 1)
    if (count === 0) this.#tell((connection) => connection.listen([channel]))
  }

  #releaseChannel(channel: string): void {
    const count = this.#channels.get(channel) ?? 0
    if (count > 1) return void this.#channels.set(channel, count - 1)
    this.#channels.delete(channel)
    this.#tell((connection) => connection.unlisten(channel))
  }

  /** A connection that refuses is given up: the next one begins with all channels. */
  #tell(act: (connection: BusConnection) => Promise<void>): void {
    const connection = this.#link.connection
    if (!connection) return
    act(connection).catch((error) => this.#link.giveUp(connection, error))
  }

  async #prepare(connection: BusConnection): Promise<void> {
    this.#isHeard = false
    this.#aliveAt = performance.now()
    this.#companyAt = performance.now()
    await connection.listen([...this.#channels.keys()])
    if (this.#link.connection !== connection) return
    this.#ready = connection
    this.#beat()
  }

  #beat(): void {
    const connection = this.#link.connection
    if (!connection) return
    // A line that has been cut without a word looks open for many minutes.
    if (performance.now() - this.#aliveAt > this.#timing.giveUpMs) {
      return this.#link.giveUp(connection, new Error('no heartbeat has come back'))
    }
    this.#isHeartbeatDue = true
    this.#sendSoon()
  }

  #take(bytes: Uint8Array): void {
    try {
      const { from, words } = decodePacket(bytes)
      if (from === this.nodeId) return this.#hearMyself()
      this.#companyAt = performance.now()
      for (const word of words) this.#listeners.deliver(word, from)
    } catch (error) {
      this.#logger.warn({ sizeBytes: bytes.length, err: error }, 'a packet that is none was dropped')
    }
  }

  #hearMyself(): void {
    this.#isHeard = true
    this.#aliveAt = performance.now()
    this.#link.confirm()
  }

  #sendSoon(): void {
    if (this.#sendTimer || this.#sending || this.#isClosed || !this.#ready) return
    const pauseMs = Math.max(0, this.#sentAt + this.#timing.gatherMs - performance.now())
    this.#sendTimer = setTimeout(() => {
      this.#sendTimer = null
      this.#sending = this.#send().then(() => {
        this.#sending = null
        if (!this.#queue.isEmpty || this.#isHeartbeatDue) this.#sendSoon()
      })
    }, pauseMs)
  }

  /** Sends everything that waits. Never rejects: what could not be sent waits for the next connection. */
  async #send(): Promise<void> {
    const connection = this.#ready
    if (!connection) return
    const words = this.#queue.take()
    const packets = this.#pack(words)
    if (packets.length === 0) return
    this.#sentAt = performance.now()
    try {
      await connection.send(packets)
    } catch (error) {
      this.#queue.putBack(words)
      this.#link.giveUp(connection, error)
    }
  }

  #pack(words: ReturnType<BusQueue['take']>): BusPacket[] {
    const { maxPacketBytes } = this.#carrier
    const byChannel = Map.groupBy(words, ({ roomId }) => this.#carrier.roomChannel(roomId))
    const packets = [...byChannel].flatMap(([channel, group]) =>
      encodePackets(this.nodeId, group, maxPacketBytes).map((bytes) => ({ channel, bytes })),
    )
    if (!this.#isHeartbeatDue) return packets
    this.#isHeartbeatDue = false
    const channel = this.#carrier.heartbeatChannel(this.nodeId)
    return [...packets, { channel, bytes: encodeHeartbeat(this.nodeId) }]
  }
}
