import * as decoding from 'lib0/decoding'

/** A Yjs id: one position in what one client wrote. */
export type StructId = { client: number; clock: number }

/** What a struct holds. Only these kinds may stand in a room. */
export type StructContent =
  | { kind: 'gone' }
  | { kind: 'text' }
  | { kind: 'format'; key: string; value: unknown }
  | { kind: 'element'; name: string }
  | { kind: 'text-type' }
  | { kind: 'values'; values: unknown[] }

/** One struct of an update, as far as the gate needs it. */
export type UpdateStruct = {
  client: number
  clock: number
  length: number
  origin: StructId | null
  rightOrigin: StructId | null
  /** Written out only where there is no origin to take it from. */
  parent: { root: string } | StructId | null
  /** Key in the parent, for attributes. */
  parentKey: string | null
  content: StructContent
}

/** A run of structs of one client, and a range of deleted positions. */
export type DeletedRange = { client: number; clock: number; length: number }
/** `deletedAt` is where in the bytes the deletions begin. */
export type ReadUpdate = { structs: UpdateStruct[]; deleted: DeletedRange[]; deletedAt: number }

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_KEY = 0x20
const CONTENT = 0x1f
const GC = 0
const SKIP = 10

/**
 * The structs and deletions in a Yjs V1 update, without touching a document. The layout is that of yjs 13
 * (`src/utils/encoding.js`, `src/structs/*.js`); a test compares this reading with Yjs' own.
 *
 * @throws {Error} on bytes that are not exactly one V1 update, on more than `maxStructs`, and on skips, which
 *   stand for content the sender does not send.
 */
export function readUpdate(update: Uint8Array, maxStructs: number): ReadUpdate {
  const decoder = decoding.createDecoder(update)
  const structs = readStructs(decoder, maxStructs)
  const deletedAt = decoder.pos
  const deleted = readDeleted(decoder, maxStructs)
  if (decoding.hasContent(decoder)) throw new Error('bytes after the update')
  return { structs, deleted, deletedAt }
}

function readStructs(decoder: decoding.Decoder, maxStructs: number): UpdateStruct[] {
  const structs: UpdateStruct[] = []
  const seen = new Set<number>()
  const clients = readNumber(decoder)
  for (let i = 0; i < clients; i++) {
    const count = readNumber(decoder)
    if (structs.length + count > maxStructs) throw new Error('too many structs')
    const client = readNumber(decoder)
    // Yjs keeps only the last run of a client in an update; what it skips would look like a gap to it.
    if (seen.has(client)) throw new Error('two runs of one client')
    seen.add(client)
    let clock = readNumber(decoder)
    for (let j = 0; j < count; j++) {
      const struct = readStruct(decoder, client, clock)
      if (struct.length < 1) throw new Error('an empty struct')
      structs.push(struct)
      clock += struct.length
    }
  }
  return structs
}

function readStruct(decoder: decoding.Decoder, client: number, clock: number): UpdateStruct {
  const bits = decoding.readUint8(decoder)
  const kind = bits & CONTENT
  if (kind === SKIP) throw new Error('a skip')
  if (kind === GC) {
    const length = readNumber(decoder)
    const content: StructContent = { kind: 'gone' }
    return { client, clock, length, origin: null, rightOrigin: null, parent: null, parentKey: null, content }
  }
  const origin = bits & HAS_ORIGIN ? readId(decoder) : null
  const rightOrigin = bits & HAS_RIGHT_ORIGIN ? readId(decoder) : null
  const isPlacedByParent = origin === null && rightOrigin === null
  const parent = isPlacedByParent ? readParent(decoder) : null
  const parentKey = isPlacedByParent && bits & HAS_PARENT_KEY ? decoding.readVarString(decoder) : null
  const { content, length } = readContent(decoder, kind)
  return { client, clock, length, origin, rightOrigin, parent, parentKey, content }
}

function readId(decoder: decoding.Decoder): StructId {
  const client = readNumber(decoder)
  return { client, clock: readNumber(decoder) }
}

function readParent(decoder: decoding.Decoder): { root: string } | StructId {
  return readNumber(decoder) === 1 ? { root: decoding.readVarString(decoder) } : readId(decoder)
}

function readContent(decoder: decoding.Decoder, kind: number): { content: StructContent; length: number } {
  switch (kind) {
    case 1:
      return { length: readNumber(decoder), content: { kind: 'gone' } }
    case 4:
      return { length: decoding.readVarString(decoder).length, content: { kind: 'text' } }
    case 6: {
      const key = decoding.readVarString(decoder)
      const value: unknown = JSON.parse(decoding.readVarString(decoder))
      return { length: 1, content: { kind: 'format', key, value } }
    }
    case 7:
      return { length: 1, content: readType(decoder) }
    case 8: {
      const values = Array.from({ length: readLength(decoder) }, () => readFlat(decoder))
      return { length: values.length, content: { kind: 'values', values } }
    }
    case 2:
    case 3:
    case 5:
    case 9:
      // JSON, binary, embed, subdocument: never written by the editor. Not read on: the update is refused.
      throw new Error(`content of kind ${kind}`)
    default:
      throw new Error(`unknown content ${kind}`)
  }
}

const XML_ELEMENT = 3
const XML_TEXT = 6

function readType(decoder: decoding.Decoder): StructContent {
  const type = readNumber(decoder)
  if (type === XML_ELEMENT) return { kind: 'element', name: decoding.readVarString(decoder) }
  if (type === XML_TEXT) return { kind: 'text-type' }
  throw new Error(`shared type ${type}`)
}

/** A value of an attribute: a word, a number, or a list of them. Nesting ends in somebody's stack. */
function readFlat(decoder: decoding.Decoder): unknown {
  const value: unknown = decoding.readAny(decoder)
  const isFlat = Array.isArray(value) ? value.every(isPrimitive) : isPrimitive(value)
  if (!isFlat) throw new Error('a nested value')
  return value
}

function isPrimitive(value: unknown): boolean {
  return value === null || typeof value !== 'object'
}

/** A count that the bytes left could hold at all: no array is made for a lie. */
function readLength(decoder: decoding.Decoder): number {
  const length = readNumber(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new Error('a count beyond the bytes')
  return length
}

function readDeleted(decoder: decoding.Decoder, maxRanges: number): DeletedRange[] {
  const ranges: DeletedRange[] = []
  const clients = readNumber(decoder)
  for (let i = 0; i < clients; i++) {
    const client = readNumber(decoder)
    const count = readNumber(decoder)
    if (ranges.length + count > maxRanges) throw new Error('too many deletions')
    for (let j = 0; j < count; j++) {
      const clock = readNumber(decoder)
      ranges.push({ client, clock, length: readNumber(decoder) })
    }
  }
  return ranges
}

/** A number that is one: lib0 reads a long run of empty bytes as NaN, of which Yjs makes an array and fails. */
function readNumber(decoder: decoding.Decoder): number {
  const number = decoding.readVarUint(decoder)
  if (!Number.isSafeInteger(number)) throw new Error('not a number')
  return number
}
