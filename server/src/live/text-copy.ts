import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { documentJson } from '@plenary/shared/document/document-json.ts'
import { type Place, placesOf } from '@plenary/shared/document/places.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { countWordsInFragment } from '@plenary/shared/document/words.ts'
import canonicalize from 'canonicalize'
import * as Y from 'yjs'
import { newDocument } from './fold.ts'

/** A text at one moment, to be kept as it is. */
export type TextCopy = {
  /** The whole of it as gzipped Yjs V2, as checkpoints keep it. */
  compressed: Uint8Array
  /** Its document as canonical JSON (RFC 8785). */
  document: string
  /** SHA-256 of `document` in UTF-8, in hex. */
  hash: string
  words: number
  /** Where each of its blocks stands. */
  places: Record<string, Place>
}

/**
 * Copies a text, given as a state and later updates.
 *
 * @throws {Error} when something in them is missing.
 */
export function copyText(state: Uint8Array | null, updates: Iterable<Uint8Array>): TextCopy {
  const doc = newDocument()
  doc.transact(() => {
    if (state) Y.applyUpdate(doc, state)
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return copyDocument(doc)
}

/**
 * The same of a document that is there already.
 *
 * @throws {Error} when it waits for something.
 */
export function copyDocument(doc: Y.Doc): TextCopy {
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('the log of the room has a gap')
  const fragment = doc.getXmlFragment(ROOT_NAME)
  const json = documentJson(fragment)
  const document = canonicalize(json)
  if (document === undefined) throw new Error('a text without a form')
  return {
    compressed: gzipSync(Y.encodeStateAsUpdateV2(doc)),
    document,
    hash: createHash('sha256').update(document).digest('hex'),
    words: countWordsInFragment(fragment).words,
    places: placesOf(json),
  }
}
