import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { AppError } from './errors.ts'
import { type RoomEvent, roomEventSchema } from './events.ts'
import type { ClientId } from './ids.ts'
import { MAX_FRAME_MESSAGES, MAX_PACKED_BYTES } from './limits.ts'
import { ROOM_ROLES, type RoomRole } from './permissions.ts'

/**
 * The frames of a room's socket. 0, 1 and 3 are y-protocols byte for byte (its PROTOCOL.md); ours start at
 * 110. The grammar in words: docs/protocol.md.
 */
export const FRAME = {
  sync: 0,
  presence: 1,
  queryPresence: 3,
  hello: 110,
  marker: 111,
  saved: 112,
  event: 113,
} as const
const SYNC = { step1: 0, step2: 1, update: 2 } as const

/** Beside the folded text over HTTP: the epoch of the log that it comes of. Whoever has it names it at the socket. */
export const EPOCH_HEADER = 'Plenary-Epoch'

/** One message, decoded. Directions are in docs/protocol.md. */
export type Message =
  | { type: 'sync-step-1'; stateVector: Uint8Array }
  | { type: 'sync-step-2'; update: Uint8Array }
  | { type: 'update'; update: Uint8Array }
  | { type: 'presence'; presence: Uint8Array }
  | { type: 'query-presence' }
  | { type: 'hello'; hello: Hello }
  | { type: 'marker'; marker: number }
  | { type: 'saved'; marker: number; atMs: number }
  | { type: 'event'; event: RoomEvent }

/**
 * The server's first word on a connection: the id to write under, what the member may do, and who they are to the
 * others here. `key` is empty but in a room without names, where it is what lets a tab come back under its id.
 */
export type Hello = {
  clientId: ClientId
  role: RoomRole
  canWrite: boolean
  schemaVersion: number
  /** How often a passage was removed from the text for safety: a copy from an earlier epoch may hold it. */
  epoch: number
  self: { memberId: string; name: string }
  key: string
}

/** A frame as bytes. */
export function encodeMessage(message: Message): Uint8Array<ArrayBuffer> {
  return encoding.encode((encoder) => writeMessage(encoder, message)) as Uint8Array<ArrayBuffer>
}

function writeMessage(encoder: encoding.Encoder, message: Message): void {
  switch (message.type) {
    case 'sync-step-1':
      writeSync(encoder, SYNC.step1, message.stateVector)
      break
    case 'sync-step-2':
      writeSync(encoder, SYNC.step2, message.update)
      break
    case 'update':
      writeSync(encoder, SYNC.update, message.update)
      break
    case 'presence':
      encoding.writeVarUint(encoder, FRAME.presence)
      encoding.writeVarUint8Array(encoder, message.presence)
      break
    case 'query-presence':
      encoding.writeVarUint(encoder, FRAME.queryPresence)
      break
    case 'hello':
      encoding.writeVarUint(encoder, FRAME.hello)
      writeHello(encoder, message.hello)
      break
    case 'marker':
      encoding.writeVarUint(encoder, FRAME.marker)
      encoding.writeVarUint(encoder, message.marker)
      break
    case 'saved':
      encoding.writeVarUint(encoder, FRAME.saved)
      encoding.writeVarUint(encoder, message.marker)
      encoding.writeVarUint(encoder, message.atMs)
      break
    case 'event':
      encoding.writeVarUint(encoder, FRAME.event)
      encoding.writeVarString(encoder, JSON.stringify(message.event))
      break
  }
}

function writeSync(encoder: encoding.Encoder, kind: number, bytes: Uint8Array): void {
  encoding.writeVarUint(encoder, FRAME.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, bytes)
}

function writeHello(encoder: encoding.Encoder, hello: Hello): void {
  encoding.writeVarUint(encoder, hello.clientId)
  encoding.writeVarString(encoder, hello.role)
  encoding.writeVarUint(encoder, hello.canWrite ? 1 : 0)
  encoding.writeVarUint(encoder, hello.schemaVersion)
  encoding.writeVarUint(encoder, hello.epoch)
  encoding.writeVarString(encoder, hello.self.memberId)
  encoding.writeVarString(encoder, hello.self.name)
  encoding.writeVarString(encoder, hello.key)
}

/**
 * Messages packed into frames, in their order: what is said together travels together and wakes the other side once.
 * A long message has a frame to itself, so that its limit is that of a frame.
 */
export function packFrames(messages: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>[] {
  const packs: Uint8Array<ArrayBuffer>[][] = []
  let room = 0
  for (const message of messages) {
    const pack = packs.at(-1)
    room -= message.length
    if (pack && pack.length < MAX_FRAME_MESSAGES && room >= 0) pack.push(message)
    else {
      packs.push([message])
      room = MAX_PACKED_BYTES - message.length
    }
  }
  return packs.map(join)
}

function join(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = parts
  if (first && parts.length === 1) return first
  return encoding.encode((encoder) => {
    for (const part of parts) encoding.writeUint8Array(encoder, part)
  }) as Uint8Array<ArrayBuffer>
}

/**
 * The messages of a frame, one at least. Bytes left over make it unsound: two readers could take such a frame
 * differently.
 *
 * @throws {AppError} `not-a-frame`
 */
export function decodeFrame(frame: Uint8Array): Message[] {
  const decoder = decoding.createDecoder(frame)
  const messages: Message[] = []
  try {
    do messages.push(readMessage(decoder))
    while (decoding.hasContent(decoder) && messages.length <= MAX_FRAME_MESSAGES)
  } catch (cause) {
    throw new AppError('not-a-frame', { cause })
  }
  if (messages.length > MAX_FRAME_MESSAGES) throw new AppError('not-a-frame', { detail: 'too many messages' })
  return messages
}

/**
 * The one message of a frame, as the server sends them.
 *
 * @throws {AppError} `not-a-frame`
 */
export function decodeMessage(frame: Uint8Array): Message {
  const [message, ...more] = decodeFrame(frame)
  if (!message || more.length > 0) throw new AppError('not-a-frame', { detail: 'more than one message' })
  return message
}

function readMessage(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case FRAME.sync:
      return readSync(decoder)
    case FRAME.presence:
      return { type: 'presence', presence: decoding.readVarUint8Array(decoder) }
    case FRAME.queryPresence:
      return { type: 'query-presence' }
    case FRAME.hello:
      return { type: 'hello', hello: readHello(decoder) }
    case FRAME.marker:
      return { type: 'marker', marker: decoding.readVarUint(decoder) }
    case FRAME.saved:
      return { type: 'saved', marker: decoding.readVarUint(decoder), atMs: decoding.readVarUint(decoder) }
    case FRAME.event:
      return { type: 'event', event: roomEventSchema.parse(JSON.parse(decoding.readVarString(decoder))) }
    default:
      throw new AppError('not-a-frame', { detail: `unknown frame type ${type}` })
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const kind = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  switch (kind) {
    case SYNC.step1:
      return { type: 'sync-step-1', stateVector: bytes }
    case SYNC.step2:
      return { type: 'sync-step-2', update: bytes }
    case SYNC.update:
      return { type: 'update', update: bytes }
    default:
      throw new AppError('not-a-frame', { detail: `unknown sync kind ${kind}` })
  }
}

function readHello(decoder: decoding.Decoder): Hello {
  const clientId = decoding.readVarUint(decoder)
  const role = decoding.readVarString(decoder)
  const canWrite = decoding.readVarUint(decoder) === 1
  const schemaVersion = decoding.readVarUint(decoder)
  const epoch = decoding.readVarUint(decoder)
  const self = { memberId: decoding.readVarString(decoder), name: decoding.readVarString(decoder) }
  const key = decoding.readVarString(decoder)
  const known = ROOM_ROLES.find((candidate) => candidate === role)
  if (!known) throw new AppError('not-a-frame', { detail: 'unknown role' })
  return { clientId, role: known, canWrite, schemaVersion, epoch, self, key }
}
