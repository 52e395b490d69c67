import type { Logger } from 'pino'
import type { BusCarrier, BusConnection } from './bus-carrier.ts'
import type { BusTiming } from './bus-timing.ts'

type BusLinkInput = {
  carrier: BusCarrier
  timing: BusTiming
  logger: Logger
  onPacket: (bytes: Uint8Array) => void
  /** Prepares a new connection. When that fails, it is given up. */
  onOpened: (connection: BusConnection) => Promise<void>
  onLost: () => void
}

/**
 * Keeps one connection open. When it is lost the next is opened, after a pause that grows with each failure and is
 * never the same on two nodes, so that they do not all come back at once.
 */
export class BusLink {
  readonly #input: BusLinkInput
  readonly #closing = new AbortController()
  #connection: BusConnection | null = null
  #opening: Promise<void>
  #retryTimer: NodeJS.Timeout | undefined
  #failures = 0

  constructor(input: BusLinkInput) {
    this.#input = input
    this.#opening = this.#open()
  }

  /** Null while there is none. */
  get connection(): BusConnection | null {
    return this.#connection
  }

  /** The connection has shown that it works: the next pause is a short one again. */
  confirm(): void {
    if (this.#failures > 0) this.#input.logger.info({ carrier: this.#input.carrier.name }, 'the bus is back')
    this.#failures = 0
  }

  /** Ends a connection and opens another, unless that has already been done. */
  giveUp(connection: BusConnection, reason: unknown): void {
    if (this.#connection !== connection) return
    this.#connection = null
    void connection.close()
    this.#input.onLost()
    this.#retryLater(reason)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#retryTimer)
    const connection = this.#connection
    this.#connection = null
    await connection?.close()
    await this.#opening
  }

  /** Never rejects. */
  async #open(): Promise<void> {
    const { carrier, timing, onPacket, onOpened } = this.#input
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(timing.connectTimeoutMs)])
    try {
      const connection = await carrier.connect(onPacket, signal)
      if (this.#closing.signal.aborted) return await connection.close()
      this.#connection = connection
      void connection.lost.then((reason) => this.giveUp(connection, reason))
      onOpened(connection).catch((error) => this.giveUp(connection, error))
    } catch (error) {
      this.#retryLater(error)
    }
  }

  #retryLater(reason: unknown): void {
    if (this.#closing.signal.aborted) return
    const { carrier, timing, logger } = this.#input
    // Once for each time that it goes away, not for each try.
    if (this.#failures === 0) logger.warn({ carrier: carrier.name, err: reason }, 'the bus is away')
    const pauseMs = Math.min(timing.maxRetryMs, timing.minRetryMs * 2 ** this.#failures)
    this.#failures += 1
    this.#retryTimer = setTimeout(
      () => {
        this.#opening = this.#open()
      },
      pauseMs * (0.5 + Math.random() / 2),
    )
  }
}
