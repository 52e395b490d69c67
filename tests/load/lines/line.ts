import { randomInt } from 'node:crypto'
import { FramePacker } from '@plenary/client/sync/frame-packer.ts'
import { encodePresence } from '@plenary/shared/presence.ts'
import { encodeMessage } from '@plenary/shared/protocol.ts'
import { createDecoder, readVarUint } from 'lib0/decoding'
import { WebSocket } from 'ws'
import { Doc, encodeStateVector } from 'yjs'
import type { Address } from './address.ts'
import { type FrameReader, readPayload } from './frame-reader.ts'
import type { Typist } from './typist.ts'

/** First bytes of messages. Those up to 8 are y-protocols' and Hocuspocus'; the others Plenary's. */
const TYPE = { sync: 0, presence: 1, authentication: 2, syncReply: 4, hello: 110, saved: 112 } as const
const SYNC = { step1: 0, step2: 1, update: 2 } as const

const STEP_1 = encodeMessage({ type: 'sync-step-1', stateVector: encodeStateVector(new Doc()) })
const NOTHING_NEW = encodeMessage({ type: 'sync-step-2', update: Uint8Array.of(0, 0) })

/** What a line knows of its room. */
export type RoomOfLine = {
  readonly name: string
  readonly text: Uint8Array
  readonly typists: ReadonlyMap<number, Typist>
  readonly reader: FrameReader
  readonly latenciesMs: number[]
}

/**
 * One person's socket without a document: speaks what all contenders understand, counts what comes, and knows of each
 * letter whether it came and when.
 */
export class Line {
  readonly room: RoomOfLine
  /** Leased in the first frame, or any, as a Yjs client takes one. */
  clientId = randomInt(1, 2 ** 32 - 1)
  /** Whose line it is; told by whoever opened it. */
  person = 0
  typist: Typist | null = null
  /** Whether this receiver's latencies are taken. */
  isSampled = false
  /** Updates in the order of arrival, of those receivers whose text is held against the others'. */
  kept: Uint8Array[] | null = null
  /** The text as it came when the line was opened. */
  openingText: Uint8Array | null = null
  isReady = false
  closeCode: number | null = null
  bytes = 0
  frames = 0
  lettersReceived = 0
  hasGap = false
  onReady: (() => void) | null = null
  onClosed: ((code: number) => void) | null = null
  onSaved: ((marker: number) => void) | null = null
  onCursor: ((client: number, clock: number) => void) | null = null
  readonly #socket: WebSocket
  readonly #prefix: Uint8Array
  readonly #packs: boolean
  readonly #packer = new FramePacker((frame) => this.#sendFrame(frame))
  readonly #nextClocks = new Map<number, number>()
  #presenceClock = 0

  constructor(room: RoomOfLine, { url, headers, prefix, greeting, packs }: Address) {
    this.room = room
    this.#prefix = prefix
    this.#packs = packs
    this.#socket = new WebSocket(url, { headers, perMessageDeflate: false })
    this.#socket.on('open', () => this.send(greeting ?? STEP_1))
    this.#socket.on('message', (frame: Buffer) => this.#take(frame))
    this.#socket.on('close', (code) => {
      this.closeCode = code
      this.onClosed?.(code)
    })
    // A line that fails closes too, and is counted there.
    this.#socket.on('error', () => {})
  }

  /** Bytes that were sent and have not left this process yet. */
  get unsentBytes(): number {
    return this.#socket.bufferedAmount
  }

  send(message: Uint8Array<ArrayBuffer>): void {
    if (this.#packs) this.#packer.add(message)
    else this.#sendFrame(message)
  }

  #sendFrame(message: Uint8Array): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#socket.send(this.#prefix.length === 0 ? message : Buffer.concat([this.#prefix, message]))
  }

  /** Says where this person is, as an awareness state. */
  sendPresence(state: unknown): void {
    this.#presenceClock += 1
    const entries = [{ clientId: this.clientId, clock: this.#presenceClock, state }]
    this.send(encodeMessage({ type: 'presence', presence: encodePresence(entries) }))
  }

  /** Ends the line at once. */
  end(): void {
    this.#socket.terminate()
  }

  #take(frame: Buffer): void {
    this.frames += 1
    this.bytes += frame.length
    const at = this.#prefix.length
    switch (frame[at]) {
      case TYPE.sync:
      case TYPE.syncReply:
        return this.#takeSync(frame, at + 1)
      case TYPE.presence:
        return this.#takePresence(frame, at + 1)
      case TYPE.authentication:
        return this.send(STEP_1)
      case TYPE.hello:
        this.clientId = readNumber(frame, at + 1)
        return
      case TYPE.saved:
        return this.onSaved?.(readNumber(frame, at + 1))
    }
  }

  #takeSync(frame: Buffer, at: number): void {
    const payload = readPayload(frame, at + 1)
    switch (frame[at]) {
      case SYNC.step1:
        return this.#answerStep1(payload)
      case SYNC.step2:
        this.openingText ??= payload
        this.kept?.push(payload)
        this.isReady = true
        return this.onReady?.()
      case SYNC.update:
        this.kept?.push(payload)
        return this.#takeUpdate(payload)
    }
  }

  /** A server that knows nothing of the text gets it, as from any client that has it. */
  #answerStep1(stateVector: Uint8Array): void {
    const knowsNothing = stateVector.length === 1
    this.send(knowsNothing ? encodeMessage({ type: 'sync-step-2', update: this.room.text }) : NOTHING_NEW)
  }

  #takeUpdate(update: Uint8Array): void {
    for (const { client, clock, length } of this.room.reader.readUpdate(update)) {
      const typist = this.room.typists.get(client)
      if (typist && typist !== this.typist) this.#takeLetters(typist, clock, clock + length)
    }
  }

  #takeLetters(typist: Typist, start: number, end: number): void {
    const next = this.#nextClocks.get(typist.clientId) ?? 0
    if (start > next) this.hasGap = true
    if (end <= next) return
    this.#nextClocks.set(typist.clientId, end)
    this.lettersReceived += end - next
    if (!this.isSampled) return
    const now = performance.now()
    for (let clock = Math.max(next, typist.measuredFrom); clock < end; clock++) {
      this.room.latenciesMs.push(now - (typist.sentAtMs[clock] ?? now))
    }
  }

  #takePresence(frame: Buffer, at: number): void {
    if (!this.onCursor) return
    for (const { client, clock } of this.room.reader.readPresence(readPayload(frame, at))) {
      this.onCursor(client, clock)
    }
  }
}

function readNumber(frame: Buffer, at: number): number {
  const decoder = createDecoder(frame)
  decoder.pos = at
  return readVarUint(decoder)
}
