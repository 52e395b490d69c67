import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as encoding from 'lib0/encoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { foldDocument } from './fold.ts'
import { RoomText, type TakenUpdate } from './room-text.ts'

// Rooms, honest changes and bytes made by hand, for the tests of the gate.

export const ME = 7
export const OTHER = 5
export const OWN = new Set([ME])

/** A room with two paragraphs by somebody else. */
export function room(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = OTHER
  const root = doc.getXmlFragment(ROOT_NAME)
  root.insert(0, [paragraph('The first words.'), paragraph('The second words.')])
  doc.clientID = 0
  return doc
}

export function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  return element
}

/** What a client with this room would send after a change of its own. */
export function change(
  doc: Y.Doc,
  act: (mine: Y.Doc, root: Y.XmlFragment) => void,
  clientId = ME,
): Uint8Array {
  const mine = copyOf(doc, clientId)
  const before = Y.encodeStateVector(mine)
  mine.transact(() => act(mine, mine.getXmlFragment(ROOT_NAME)))
  return Y.encodeStateAsUpdate(mine, before)
}

export function copyOf(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  return copy
}

export function element(root: Y.XmlFragment, at = 0): Y.XmlElement {
  const child = root.get(at)
  if (!(child instanceof Y.XmlElement)) throw new Error('not an element')
  return child
}

export function text(root: Y.XmlFragment, at = 0): Y.XmlText {
  const child = element(root, at).get(0)
  if (!(child instanceof Y.XmlText)) throw new Error('not a text')
  return child
}

/**
 * Passing means more than not being refused: Yjs then applies all of it, nothing waits, and what the gate knows
 * of the text afterwards is what a document of it knows.
 */
export function passes(
  doc: Y.Doc,
  update: Uint8Array,
  ownIds: ReadonlySet<number> = OWN,
): TakenUpdate | null {
  const text = textOf(doc)
  const taken = text.take(update, ownIds)
  if (taken) Y.applyUpdate(doc, taken.update)
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  expect(text.encodeStateVector()).toEqual(Y.encodeStateVector(doc))
  return taken
}

export function isRefused(doc: Y.Doc, update: Uint8Array, rule: string, ownIds: ReadonlySet<number> = OWN) {
  const text = textOf(doc)
  const before = text.encodeStateVector()
  expect(() => text.take(update, ownIds)).toThrow(rule)
  expect(text.encodeStateVector()).toEqual(before)
}

/** A document as an open room has it. */
export function textOf(doc: Y.Doc): RoomText {
  return new RoomText({ seq: 0, epoch: 0, ...foldDocument(doc) })
}

/** Bytes of an update, by hand: `structs` writes after client and clock; `deleted` is the whole delete set. */
export function bytes(
  { client = ME, clock = 0, count = 1 }: { client?: number; clock?: number; count?: number },
  structs: (to: encoding.Encoder) => void,
  deleted: (to: encoding.Encoder) => void = (to) => encoding.writeVarUint(to, 0),
): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, count > 0 ? 1 : 0)
    if (count > 0) {
      for (const number of [count, client, clock]) encoding.writeVarUint(to, number)
      structs(to)
    }
    deleted(to)
  })
}
