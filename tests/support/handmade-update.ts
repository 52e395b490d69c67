import * as encoding from 'lib0/encoding'

/** A Yjs id. */
export type Id = readonly [client: number, clock: number]

/** Where a struct says that it stands, and what it holds; every field as Yjs' V1 encoding has it. */
export type Struct = { origin?: Id; rightOrigin?: Id; parent?: Id } & (
  | { letters: string }
  | { mark: string; value: unknown }
  | { attribute: string; value: string }
)

/** Structs of one client that follow each other from a clock on. */
export type Run = { client: number; clock: number; structs: readonly Struct[] }

/** A deleted run of positions. */
export type Range = { client: number; clock: number; length: number }

/**
 * A V1 update written by hand, for what Yjs itself would never send. The layout is that of yjs 13
 * (`src/utils/encoding.js`).
 */
export function handmadeUpdate(runs: readonly Run[], deleted: readonly Range[] = []): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, runs.length)
    for (const { client, clock, structs } of runs) {
      for (const number of [structs.length, client, clock]) encoding.writeVarUint(to, number)
      for (const struct of structs) writeStruct(to, struct)
    }
    writeDeleted(to, deleted)
  })
}

const LETTERS = 4
const MARK = 6
const VALUES = 8
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_KEY = 0x20

function writeStruct(to: encoding.Encoder, struct: Struct): void {
  const { origin, rightOrigin, parent } = struct
  const kind = 'letters' in struct ? LETTERS : 'mark' in struct ? MARK : VALUES | HAS_KEY
  encoding.writeUint8(to, kind | (origin ? HAS_ORIGIN : 0) | (rightOrigin ? HAS_RIGHT_ORIGIN : 0))
  for (const id of [origin, rightOrigin]) if (id) writeId(to, id)
  if (!origin && !rightOrigin) {
    if (!parent) throw new Error('a struct stands somewhere')
    encoding.writeVarUint(to, 0)
    writeId(to, parent)
    if ('attribute' in struct) encoding.writeVarString(to, struct.attribute)
  }
  writeContent(to, struct)
}

function writeContent(to: encoding.Encoder, struct: Struct): void {
  if ('letters' in struct) return encoding.writeVarString(to, struct.letters)
  if ('mark' in struct) {
    encoding.writeVarString(to, struct.mark)
    return encoding.writeVarString(to, JSON.stringify(struct.value))
  }
  encoding.writeVarUint(to, 1)
  encoding.writeAny(to, struct.value)
}

function writeId(to: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock)
}

function writeDeleted(to: encoding.Encoder, deleted: readonly Range[]): void {
  const clients = Map.groupBy(deleted, ({ client }) => client)
  encoding.writeVarUint(to, clients.size)
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(to, clock)
      encoding.writeVarUint(to, length)
    }
  }
}
