import type { Duplex } from 'node:stream'
import { FrameError, FrameReader, type Received } from './frame-reader.ts'
import { closeFrame, controlFrame, OPCODE } from './frames.ts'

/** Who owns a WebSocket, and is told what comes over it. */
export type Listener = {
  /** A message, whole. */
  onMessage(payload: Buffer): void
  /** A ping, or a pong of its own accord: nothing to answer, but it is work. */
  onControl(): void
  /** The line is over; called once, whoever ended it. */
  onClosed(): void
}

export type WebSocketOptions = {
  maxMessageBytes: number
  /** How long the other side may take to say goodbye. */
  closeTimeoutMs: number
}

const NORMAL = 1000
const NOTHING = new Uint8Array()

const sockets = new WeakMap<Duplex, WebSocket>()

/**
 * The server's end of a WebSocket (RFC 6455) on a stream that was upgraded. Ten thousand of them stand idle on a
 * server, so that one is a stream, this object and nothing else: listeners are shared functions, and what is half
 * read is kept only while it is. Why not a library: docs/decisions/0012.
 */
export class WebSocket {
  readonly #stream: Duplex
  readonly #reader: FrameReader
  readonly #closeTimeoutMs: number
  #listener: Listener | null = null
  #state: 'open' | 'closing' | 'closed' = 'open'
  /** The last ping of what is being read: of several, it alone needs an answer (RFC 6455, 5.5.3). */
  #ping: Buffer | null = null
  #isAlive = true

  /** `head` is what came with the upgrade already. Nothing is read before `listen`. */
  constructor(stream: Duplex, head: Buffer, { maxMessageBytes, closeTimeoutMs }: WebSocketOptions) {
    this.#stream = stream
    this.#reader = new FrameReader(maxMessageBytes)
    this.#closeTimeoutMs = closeTimeoutMs
    sockets.set(stream, this)
    if (head.length > 0) stream.unshift(head)
    stream.on('error', onError)
    stream.on('close', onClose)
  }

  /** Starts reading. */
  listen(listener: Listener): void {
    this.#listener = listener
    if (this.#state === 'closed') return listener.onClosed()
    this.#stream.on('data', onData)
    this.#stream.on('end', onEnd)
  }

  get isOpen(): boolean {
    return this.#state === 'open'
  }

  /** Bytes that were sent and not taken by the network yet. */
  get unsentBytes(): number {
    return this.#stream.writableLength
  }

  /** Sends frames that are encoded already. */
  send(frames: Buffer): void {
    if (this.isOpen) this.#stream.write(frames)
  }

  /** Stops reading; what has been taken from the network already still comes. */
  pause(): void {
    this.#stream.pause()
  }

  resume(): void {
    this.#stream.resume()
  }

  /** Says goodbye. What comes from now on is thrown away, and a peer that says nothing is cut off after a while. */
  close(code: number, reason: string): void {
    if (!this.isOpen) return
    this.#state = 'closing'
    this.#stream.write(closeFrame(code, reason))
    this.#endLater()
    // Read on, or their goodbye would never be heard.
    this.#stream.resume()
  }

  /** Cuts the line. */
  terminate(): void {
    this.#stream.destroy()
  }

  /** Cuts a line whose peer has not answered the last ping, and pings again. */
  checkAlive(): void {
    if (!this.#isAlive) return this.terminate()
    this.#isAlive = false
    this.send(controlFrame(OPCODE.ping, NOTHING))
  }

  /** Bytes from the network. */
  take(chunk: Buffer): void {
    if (this.#state === 'closed') return
    try {
      for (const received of this.#reader.read(chunk)) this.#act(received)
      this.#answerPing()
    } catch (error) {
      if (!(error instanceof FrameError)) throw error
      this.close(error.code, '')
      // Where the next frame would begin is not known any more.
      this.#finish()
    }
  }

  /** The stream has closed. */
  settle(): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    this.#listener?.onClosed()
  }

  #act(received: Received): void {
    switch (received.kind) {
      case 'close':
        if (this.isOpen) this.close(received.code ?? NORMAL, '')
        return this.#finish()
      case 'pong':
        this.#isAlive = true
        return this.#control()
      case 'ping':
        this.#ping = received.payload
        return this.#control()
      case 'message':
        if (this.isOpen) this.#listener?.onMessage(received.payload)
    }
  }

  #answerPing(): void {
    if (!this.#ping) return
    this.send(controlFrame(OPCODE.pong, this.#ping))
    this.#ping = null
  }

  #control(): void {
    if (this.isOpen) this.#listener?.onControl()
  }

  /** Both have said goodbye, or the other never will: the server is the first to close the connection. */
  #finish(): void {
    this.#stream.off('data', onData)
    this.#stream.resume()
    this.#stream.end()
  }

  #endLater(): void {
    const timer = setTimeout(() => this.#stream.destroy(), this.#closeTimeoutMs)
    this.#stream.once('close', () => clearTimeout(timer))
  }
}

function onData(this: Duplex, chunk: Buffer): void {
  sockets.get(this)?.take(chunk)
}

/** The other side has gone without a goodbye. */
function onEnd(this: Duplex): void {
  this.end()
}

function onClose(this: Duplex): void {
  sockets.get(this)?.settle()
}

/** A line that breaks closes too, and is heard there. */
function onError(this: Duplex): void {
  this.destroy()
}
