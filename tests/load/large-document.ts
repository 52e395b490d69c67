import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { createDecoder, hasContent, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import { type FirstText, paragraph } from './lines/first-text.ts'
import { seededRandom } from './seeded-random.ts'

const EDITS = 150_000
const AUTHORS = 8
const PARAGRAPHS = 400
/** People write some words in one place and go elsewhere. */
const MEAN_BURST = 50
const SHARE_OF_DELETIONS = 0.05
const LETTERS = 'etaoin shrdlu cmfwyp '

/** Kept beside the results: it takes some seconds to write, and is the same each time. */
const FILE = fileURLToPath(new URL(`results/large-document-${EDITS}.bin`, import.meta.url))

/** A text after 150,000 keys of eight people: bursts at random places, a twentieth of the keys deletions. */
export function largeDocument(): FirstText {
  const updates = existsSync(FILE) ? readUpdates(readFileSync(FILE)) : writeLargeDocument()
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const letters = doc
    .getXmlFragment(ROOT_NAME)
    .toString()
    .replace(/<[^>]*>/g, '').length
  return { update: Y.encodeStateAsUpdate(doc), updates, clientIds: AUTHORS, letters, paragraphs: [] }
}

function writeLargeDocument(): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = 1
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const texts = Array.from({ length: PARAGRAPHS }, () => new Y.XmlText())
  const root = doc.getXmlFragment(ROOT_NAME)
  doc.transact(() => root.push(texts.map((text, at) => paragraph(`paragraph${at}`, text))))
  typeAround(doc, texts)
  mkdirSync(fileURLToPath(new URL('results/', import.meta.url)), { recursive: true })
  const encoder = createEncoder()
  for (const update of updates) writeVarUint8Array(encoder, update)
  writeFileSync(FILE, toUint8Array(encoder))
  return updates
}

function typeAround(doc: Y.Doc, texts: readonly Y.XmlText[]): void {
  const random = seededRandom(150)
  const below = (bound: number) => Math.floor(random() * bound)
  for (let edits = 0; edits < EDITS; ) {
    const text = texts[below(texts.length)]
    if (!text) throw new Error('a document without paragraphs')
    doc.clientID = 1 + below(AUTHORS)
    let caret = below(text.length + 1)
    for (let left = 1 + below(2 * MEAN_BURST); left > 0 && edits < EDITS; left--, edits++) {
      if (caret > 0 && random() < SHARE_OF_DELETIONS) text.delete(--caret, 1)
      else text.insert(caret++, LETTERS[below(LETTERS.length)] ?? 'e')
    }
  }
}

function readUpdates(bytes: Uint8Array): Uint8Array[] {
  const decoder = createDecoder(bytes)
  const updates: Uint8Array[] = []
  while (hasContent(decoder)) updates.push(readVarUint8Array(decoder))
  return updates
}
