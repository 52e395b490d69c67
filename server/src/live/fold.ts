import { gzipSync } from 'node:zlib'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { countWordsInFragment } from '@plenary/shared/document/words.ts'
import * as Y from 'yjs'
import { NOWHERE, ROOT_TYPE, type Standing, Structure, TEXT_NAME, type TypeRef } from './structure.ts'
import { encodeStructure } from './structure-bytes.ts'

/** A text in one piece, with everything that is asked of it, so that nobody has to build a document to serve it. */
export type FoldedText = {
  /** One Yjs V1 update. */
  state: Uint8Array
  /** The same as gzipped V2, about a third of the size: for HTTP. */
  compressed: Uint8Array
  /** A V1 update with the deletions alone: for those who have the rest. */
  deletions: Uint8Array
  stateVector: Uint8Array
  /** Its `Structure`, for the gate. */
  structure: Uint8Array
  words: number
}

/**
 * Folds a state and later updates into one. Through a document, not with `Y.mergeUpdates`, which is quadratic.
 *
 * @throws {Error} when something in them is missing.
 */
export function foldText(state: Uint8Array | null, updates: Iterable<Uint8Array>): FoldedText {
  const doc = newDocument()
  doc.transact(() => {
    if (state) Y.applyUpdate(doc, state)
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return foldDocument(doc)
}

/**
 * An empty document of a room's shape that never writes by itself: not even the deletions with which Yjs tidies up
 * after the marks of others. Clients send theirs to everybody; a fold that kept its own would give those who come
 * later another text than those who are there.
 */
export function newDocument(): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  // Never leased.
  doc.clientID = 0
  // Yjs tidies up after transactions that are not local (yjs 13, `src/types/YText.js`, `_callObserver`).
  doc.on('beforeObserverCalls', (transaction) => {
    transaction.local = true
  })
  doc.getXmlFragment(ROOT_NAME)
  return doc
}

/**
 * What `foldText` gives, from a document that is there already.
 *
 * @throws {Error} when it waits for something.
 */
export function foldDocument(doc: Y.Doc): FoldedText {
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('the log of the room has a gap')
  return {
    state: Y.encodeStateAsUpdate(doc),
    compressed: gzipSync(Y.encodeStateAsUpdateV2(doc)),
    deletions: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)),
    stateVector: Y.encodeStateVector(doc),
    structure: encodeStructure(structureOf(doc)),
    words: countWordsInFragment(doc.getXmlFragment(ROOT_NAME)).words,
  }
}

/** What stands where in a document. */
export function structureOf(doc: Y.Doc): Structure {
  const structure = new Structure()
  const refs = new Map<unknown, TypeRef>()
  const standingOf = ({ parent, parentSub }: Y.Item): Standing => ({ place: refOf(parent), key: parentSub })
  // Who wrote the parent may come later in this walk than who wrote the child.
  const refOf = (type: unknown): TypeRef => {
    if (!(type instanceof Y.XmlFragment || type instanceof Y.XmlText)) return NOWHERE
    if (!type._item) return ROOT_TYPE
    const ref = refs.get(type) ?? structure.declareType(standingOf(type._item), nameOf(type))
    refs.set(type, ref)
    return ref
  }
  for (const [client, structs] of doc.store.clients) {
    for (const struct of structs) {
      const item = struct instanceof Y.Item ? struct : null
      if (item?.content instanceof Y.ContentType) structure.addDeclared(client, refOf(item.content.type))
      else {
        const standing = item ? standingOf(item) : { place: NOWHERE, key: null }
        structure.add(client, struct.length, standing, item?.content instanceof Y.ContentDeleted)
      }
    }
  }
  return structure
}

function nameOf(type: Y.XmlFragment | Y.XmlText): string {
  return type instanceof Y.XmlElement ? type.nodeName : TEXT_NAME
}
