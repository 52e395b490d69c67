import { isUtf8 } from 'node:buffer'
import { BytePieces } from './byte-pieces.ts'
import { LENGTH_16, LENGTH_64, MAX_CONTROL_BYTES, OPCODE } from './frames.ts'

/** What came over a WebSocket: a message put together from its frames, or one about the line itself. */
export type Received =
  | { kind: 'message'; payload: Buffer }
  | { kind: 'ping' | 'pong'; payload: Buffer }
  | { kind: 'close'; code: number | null }

/** Bytes that break the WebSocket standard, or a limit of ours; `code` is the close code to answer with. */
export class FrameError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.name = 'FrameError'
    this.code = code
  }
}

const PROTOCOL_ERROR = 1002
const UNSUPPORTED_DATA = 1003
const INVALID_TEXT = 1007
const TOO_LARGE = 1009

const FINAL = 0x80
const RESERVED = 0x70
const MASKED = 0x80
const MASK_BYTES = 4
/** Frames of one message: browsers cut long ones into pieces of many kilobytes. */
const MAX_PARTS = 4_096

type Header = { isFinal: boolean; opcode: number; at: number; length: number }

/**
 * Reads the frames of a client (RFC 6455, 5): each masked, none reserved, binary messages alone. A line that has
 * nothing half read holds nothing here.
 */
export class FrameReader {
  readonly #maxBytes: number
  /** A frame that has not come whole. */
  #half: BytePieces | null = null
  /** A message whose last frame has not come. */
  #parts: BytePieces | null = null
  #partCount = 0

  /** `maxBytes` is the longest message. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /**
   * What is complete with these bytes, in order. Payloads are views of them, which are unmasked in place.
   *
   * @throws {FrameError} and is then of no use any more.
   */
  *read(chunk: Buffer): Generator<Received> {
    let bytes = this.#withHalf(chunk)
    if (!bytes) return
    for (let header = this.#readHeader(bytes); header; header = this.#readHeader(bytes)) {
      const end = header.at + header.length
      if (bytes.length < end) break
      const received = this.#take(header, unmask(bytes, header))
      bytes = bytes.subarray(end)
      if (received) yield received
    }
    if (bytes.length === 0) return
    this.#half = new BytePieces()
    this.#half.add(bytes)
  }

  /** The bytes with those that came before, or null while they make no frame. */
  #withHalf(chunk: Buffer): Buffer | null {
    const half = this.#half
    if (!half) return chunk
    half.add(chunk)
    const header = this.#readHeader(half.start)
    if (!header || half.length < header.at + header.length) return null
    this.#half = null
    return half.join()
  }

  #readHeader(bytes: Buffer): Header | null {
    const [first, second] = bytes
    if (first === undefined || second === undefined) return null
    const opcode = first & 0x0f
    const isFinal = (first & FINAL) !== 0
    refuseIf((first & RESERVED) !== 0, 'a reserved bit')
    refuseIf((second & MASKED) === 0, 'a frame without a mask')
    const short = second & 0x7f
    if (opcode >= OPCODE.close) {
      refuseIf(opcode > OPCODE.pong, 'an unknown opcode')
      refuseIf(!isFinal || short > MAX_CONTROL_BYTES, 'a control frame in pieces')
    } else this.#checkDataFrame(opcode)
    const lengthBytes = short === LENGTH_16 ? 2 : short === LENGTH_64 ? 8 : 0
    const at = 2 + lengthBytes + MASK_BYTES
    if (bytes.length < at) return null
    const length = lengthBytes === 0 ? short : readLength(bytes, lengthBytes)
    if ((this.#parts?.length ?? 0) + length > this.#maxBytes) throw new FrameError(TOO_LARGE, 'too large')
    return { isFinal, opcode, at, length }
  }

  #checkDataFrame(opcode: number): void {
    if (opcode === OPCODE.text) throw new FrameError(UNSUPPORTED_DATA, 'text')
    refuseIf(opcode > OPCODE.binary, 'an unknown opcode')
    refuseIf((opcode === OPCODE.continuation) !== (this.#parts !== null), 'a message within a message')
  }

  #take({ opcode, isFinal }: Header, payload: Buffer): Received | null {
    switch (opcode) {
      case OPCODE.ping:
        return { kind: 'ping', payload }
      case OPCODE.pong:
        return { kind: 'pong', payload }
      case OPCODE.close:
        return { kind: 'close', code: readCloseCode(payload) }
    }
    if (isFinal && !this.#parts) return { kind: 'message', payload }
    this.#parts ??= new BytePieces()
    this.#parts.add(payload)
    this.#partCount += 1
    if (this.#partCount > MAX_PARTS) throw new FrameError(TOO_LARGE, 'too many pieces')
    if (!isFinal) return null
    const whole = this.#parts.join()
    this.#parts = null
    this.#partCount = 0
    return { kind: 'message', payload: whole }
  }
}

function readLength(bytes: Buffer, lengthBytes: number): number {
  if (lengthBytes === 2) return bytes.readUInt16BE(2)
  const length = bytes.readBigUInt64BE(2)
  if (length > Number.MAX_SAFE_INTEGER) throw new FrameError(TOO_LARGE, 'too large')
  return Number(length)
}

/** A payload without its mask: each byte is masked with one of the four before it, in turn. */
function unmask(bytes: Buffer, { at, length }: Header): Buffer {
  for (let index = 0; index < length; index++) {
    const mask = bytes[at - MASK_BYTES + (index & 3)] ?? 0
    bytes[at + index] = (bytes[at + index] ?? 0) ^ mask
  }
  return bytes.subarray(at, at + length)
}

/** The code of a close frame, null without one; what stands behind it is for people. */
function readCloseCode(payload: Buffer): number | null {
  if (payload.length === 0) return null
  refuseIf(payload.length === 1, 'half a close code')
  const code = payload.readUInt16BE(0)
  // 1004 to 1006 and 1015 are never sent; below 3000 only what the standard and its registry name.
  const isSound =
    (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006)) || (code >= 3000 && code < 5000)
  refuseIf(!isSound, 'an unsound close code')
  if (!isUtf8(payload.subarray(2))) throw new FrameError(INVALID_TEXT, 'a reason that is no text')
  return code
}

function refuseIf(isWrong: boolean, what: string): void {
  if (isWrong) throw new FrameError(PROTOCOL_ERROR, what)
}
