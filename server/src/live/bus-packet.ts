import { randomUUID } from 'node:crypto'
import type { RoomId } from '@plenary/shared/ids.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { BusWord, NodeId } from './bus.ts'

/**
 * What crosses the bus, in lib0's encoding: version (byte) · sender (string) · words to the end. A word: room
 * (string) · kind (byte) · for `log` the seq (varUint), for `presence` its bytes (varUint8Array), for `rights` whose
 * and for `event` what (string). A packet without words is a heartbeat. Nodes of two versions may share a bus during an upgrade: each drops what it cannot read.
 */
const VERSION = 1
const KIND = { log: 0, presence: 1, 'ask-presence': 2, rights: 3, event: 4 } as const
/** The version, and an id with its length. */
const HEADER_BYTES = 1 + 1 + 36
/** What a word takes beside a presence's own bytes, at most: an id with its length, a kind, a length. */
const WORD_OVERHEAD_BYTES = 48

/** A word and the room that it is about. */
export type RoomWord = { roomId: RoomId; word: BusWord }

/** The id of a node that starts. */
export function newNodeId(): NodeId {
  // The brand is nothing but a name for what has just been made.
  return randomUUID() as string as NodeId
}

/** A packet without words: it only shows its sender that the way there and back is open. */
export function encodeHeartbeat(from: NodeId): Uint8Array {
  return encoding.encode((encoder) => writeHeader(encoder, from))
}

/** The largest presence that fits into a packet of `maxBytes`. */
export function maxPresenceBytes(maxBytes: number): number {
  return maxBytes - HEADER_BYTES - WORD_OVERHEAD_BYTES
}

/** Words as packets of at most `maxBytes`, in their order. A presence must be no larger than `maxPresenceBytes`. */
export function encodePackets(from: NodeId, words: readonly RoomWord[], maxBytes: number): Uint8Array[] {
  const header = encodeHeartbeat(from)
  const packets: Uint8Array[][] = []
  let sizeBytes = Number.POSITIVE_INFINITY
  for (const word of words) {
    const bytes = encoding.encode((encoder) => writeWord(encoder, word))
    if (sizeBytes + bytes.length > maxBytes) {
      packets.push([header])
      sizeBytes = header.length
    }
    packets.at(-1)?.push(bytes)
    sizeBytes += bytes.length
  }
  return packets.map((parts) => Buffer.concat(parts))
}

function writeHeader(encoder: encoding.Encoder, from: NodeId): void {
  encoding.writeUint8(encoder, VERSION)
  encoding.writeVarString(encoder, from)
}

function writeWord(encoder: encoding.Encoder, { roomId, word }: RoomWord): void {
  encoding.writeVarString(encoder, roomId)
  encoding.writeUint8(encoder, KIND[word.kind])
  if (word.kind === 'log') encoding.writeVarUint(encoder, word.seq)
  if (word.kind === 'presence') encoding.writeVarUint8Array(encoder, word.presence)
  if (word.kind === 'rights') encoding.writeVarString(encoder, word.whose)
  if (word.kind === 'event') encoding.writeVarString(encoder, word.text)
}

/**
 * Who sent a packet, and its words.
 *
 * @throws {Error} for bytes that are not exactly one packet of this version.
 */
export function decodePacket(bytes: Uint8Array): { from: NodeId; words: RoomWord[] } {
  const decoder = decoding.createDecoder(bytes)
  const version = decoding.readUint8(decoder)
  if (version !== VERSION) throw new Error(`a packet of version ${version}`)
  // Ids are only compared with those one knows: one that is none finds nobody.
  const from = decoding.readVarString(decoder) as NodeId
  const words: RoomWord[] = []
  while (decoding.hasContent(decoder)) {
    const roomId = decoding.readVarString(decoder) as RoomId
    words.push({ roomId, word: readWord(decoder) })
  }
  return { from, words }
}

function readWord(decoder: decoding.Decoder): BusWord {
  const kind = decoding.readUint8(decoder)
  switch (kind) {
    case KIND.log:
      return { kind: 'log', seq: readSeq(decoder) }
    case KIND.presence:
      // A copy: whoever listens may keep it, and must not keep a driver's whole buffer with it.
      return { kind: 'presence', presence: new Uint8Array(decoding.readVarUint8Array(decoder)) }
    case KIND['ask-presence']:
      return { kind: 'ask-presence' }
    case KIND.rights:
      return { kind: 'rights', whose: decoding.readVarString(decoder) }
    case KIND.event:
      return { kind: 'event', text: decoding.readVarString(decoder) }
    default:
      throw new Error(`an unknown kind of word: ${kind}`)
  }
}

function readSeq(decoder: decoding.Decoder): number {
  const seq = decoding.readVarUint(decoder)
  if (!Number.isSafeInteger(seq)) throw new Error('a seq beyond all logs')
  return seq
}
