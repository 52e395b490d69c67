import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { readUpdate } from './update-reader.ts'

/** What a text keeps of a position: all; only that something was there; or, with what it stood in, not even where. */
type Keeping = 'whole' | 'place' | 'nothing'

type Piece = { keeping: Keeping; offset: number; length: number }

/** A row of a log that reads otherwise once it is rewritten, by its place among those that were given. */
export type RedactedRow = { at: number; update: Uint8Array }

/**
 * Rewrites the rows of a log so that nothing which is deleted in a text can be read in them any more. Every row keeps its
 * ids, lengths, neighbours and deletions: played in order they give the same text, and who wrote and deleted what of it.
 */
export class Redaction {
  readonly #text: Y.Doc
  readonly #rewritten: RedactedRow[] = []
  #count = 0

  /** `text`: all of what the log says, with nothing kept of what is deleted. */
  constructor(text: Y.Doc) {
    this.#text = text
  }

  /** Takes the next rows. */
  add(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      const redacted = redactUpdate(update, this.#text)
      if (redacted) this.#rewritten.push({ at: this.#count, update: redacted })
      this.#count += 1
    }
  }

  get rewritten(): RedactedRow[] {
    return this.#rewritten
  }
}

/** An update without what is deleted in a text; null for one in which nothing of it can be read. */
export function redactUpdate(update: Uint8Array, text: Y.Doc): Uint8Array | null {
  const { structs } = Y.decodeUpdate(update)
  const redacted = structs.flatMap((struct) => redactStruct(struct, text))
  // What was cut or replaced is another struct.
  if (redacted.length === structs.length && redacted.every((struct, at) => struct === structs[at]))
    return null
  const { deletedAt } = readUpdate(update, Number.POSITIVE_INFINITY)
  return encodeStructs(redacted, update.subarray(deletedAt))
}

type Struct = Y.Item | Y.GC | Y.Skip

function redactStruct(struct: Struct, text: Y.Doc): Struct[] {
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return [struct]
  const pieces = piecesOf(struct, text)
  if (pieces.every(({ keeping }) => keeping === 'whole')) return [struct]
  let rest = struct.content
  return pieces.map((piece) => {
    const content = rest
    if (piece.length < content.getLength()) rest = content.splice(piece.length)
    return pieceOf(struct, piece, content)
  })
}

function pieceOf(
  struct: Y.Item,
  { keeping, offset, length }: Piece,
  content: Y.Item['content'],
): Y.Item | Y.GC {
  const { client, clock } = struct.id
  const id = Y.createID(client, clock + offset)
  if (keeping === 'nothing') return new Y.GC(id, length)
  const isFirst = offset === 0
  return new Y.Item(
    id,
    null,
    isFirst ? struct.origin : Y.createID(client, clock + offset - 1),
    null,
    struct.rightOrigin,
    isFirst ? struct.parent : null,
    isFirst ? struct.parentSub : null,
    keeping === 'whole' ? content : new Y.ContentDeleted(length),
  )
}

/** A struct by what the text keeps of it. */
function piecesOf({ id, length }: Y.Item, text: Y.Doc): Piece[] {
  const kept = text.store.clients.get(id.client) ?? []
  const end = id.clock + length
  const pieces: Piece[] = []
  for (let at = Y.findIndexSS(kept, id.clock), clock = id.clock; clock < end; at += 1) {
    const struct = kept[at]
    if (!struct) throw new Error('the text does not have what the log says')
    const next = Math.min(end, struct.id.clock + struct.length)
    addPiece(pieces, { keeping: keepingOf(struct), offset: clock - id.clock, length: next - clock })
    clock = next
  }
  return pieces
}

function addPiece(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1)
  if (last?.keeping === piece.keeping) last.length += piece.length
  else pieces.push(piece)
}

function keepingOf(struct: Y.AbstractStruct): Keeping {
  if (!(struct instanceof Y.Item)) return 'nothing'
  return struct.deleted ? 'place' : 'whole'
}

/** Structs and deletions as a Yjs V1 update (yjs 13, `src/utils/encoding.js`). */
function encodeStructs(structs: readonly Struct[], deletions: Uint8Array): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const { restEncoder } = encoder
  const clients = Map.groupBy(structs, (struct) => struct.id.client)
  encoding.writeVarUint(restEncoder, clients.size)
  for (const [client, own] of clients) {
    encoding.writeVarUint(restEncoder, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(restEncoder, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  encoding.writeUint8Array(restEncoder, deletions)
  return encoder.toUint8Array()
}
