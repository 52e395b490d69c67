import { gunzipSync } from 'node:zlib'
import { Passage } from '@plenary/shared/document/passage.ts'
import * as Y from 'yjs'
import { encodeDeletions } from './deleted-ranges.ts'
import { type FoldedText, foldDocument, newDocument } from './fold.ts'
import { positionsOf } from './passage-letters.ts'
import { copyDocument, type TextCopy } from './text-copy.ts'
import type { DeletedRange } from './update-reader.ts'

/** A text without a passage, and the update that takes the passage out of it. */
export type PurgedText = { deletion: Uint8Array; folded: FoldedText }

/** Takes a passage out of a document, and gives the text that is left. */
export function purgeDocument(doc: Y.Doc, words: string): PurgedText {
  const deletion = removePassage(doc, words)
  return { deletion, folded: foldDocument(doc) }
}

/** The same of a version, given as gzipped Yjs V2. */
export function purgeCopy(compressed: Uint8Array, words: string): TextCopy {
  const doc = newDocument()
  Y.applyUpdateV2(doc, gunzipSync(compressed))
  removePassage(doc, words)
  return copyDocument(doc)
}

/** Gives the update that did it. Letters on both sides may make the words anew: so long until they are nowhere. */
function removePassage(doc: Y.Doc, words: string): Uint8Array {
  const passage = new Passage(words)
  const removed: DeletedRange[] = []
  for (let found = positionsOf(passage, doc); found.length > 0; found = positionsOf(passage, doc)) {
    Y.applyUpdate(doc, deletionOf(found))
    removed.push(...found)
  }
  return deletionOf(removed)
}

/** An update that deletes and does nothing else. */
function deletionOf(ranges: readonly DeletedRange[]): Uint8Array {
  return new Uint8Array([0, ...encodeDeletions(ranges)])
}
