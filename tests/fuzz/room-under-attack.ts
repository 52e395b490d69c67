import { foldDocument, newDocument, structureOf } from '@plenary/server/live/fold.ts'
import { admit } from '@plenary/server/live/gate.ts'
import { RoomText } from '@plenary/server/live/room-text.ts'
import { readUpdate } from '@plenary/server/live/update-reader.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import {
  isAllowedAttribute,
  isAllowedMark,
  mayContain,
  mayContainText,
  ROOT,
} from '@plenary/shared/document/vocabulary.ts'
import { AppError } from '@plenary/shared/errors.ts'
import { expect } from 'vitest'
import * as Y from 'yjs'

export const [OTHER, ME, MY_NEXT] = [5, 7, 9] as const
export const OWN: ReadonlySet<number> = new Set([ME, MY_NEXT])

/** What somebody wrote, and what they deleted of it. */
const [WRITTEN, DELETED] = story()

/** The text as its replicas have it: folded, with nothing dropped, and with what the deleter's undo holds on to. */
function replicas(): Y.Doc[] {
  const folded = new Y.Doc()
  const unfolded = new Y.Doc({ gc: false })
  for (const doc of [folded, unfolded]) for (const update of [WRITTEN, DELETED]) Y.applyUpdate(doc, update)
  const deleter = new Y.Doc()
  Y.applyUpdate(deleter, WRITTEN)
  const undo = new Y.UndoManager(deleter.getXmlFragment(ROOT_NAME), { trackedOrigins: new Set(['me']) })
  deleter.transact(() => Y.applyUpdate(deleter, DELETED), 'me')
  expect(undo.undoStack).toHaveLength(1)
  return [folded, unfolded, deleter]
}

/** A room that has been open all the time, or has just been loaded. */
export function openRoom(hasJustLoaded: boolean): RoomText {
  if (hasJustLoaded) return new RoomText({ seq: 0, epoch: 0, ...foldDocument(documentOf(WRITTEN, DELETED)) })
  const text = new RoomText({ seq: 0, epoch: 0, ...foldDocument(documentOf(WRITTEN)) })
  text.follow([{ seq: 1, epoch: 0, update: DELETED }])
  return text
}

/** What there is to name: one past the last position of the text. */
export const WRITTEN_END = Y.getState(documentOf(WRITTEN).store, OTHER)

/** The same of what the attacker has written before. */
export const MINE_END = Y.getState(documentOf(WRITTEN).store, ME)
/** Where its elements and runs of text are. */
export const TYPES = readUpdate(WRITTEN, 1_000)
  .structs.filter(({ content }) => content.kind === 'element' || content.kind === 'text-type')
  .map(({ client, clock }) => [client, clock] as const)

/**
 * Shows an update to the gate, and if it passes to everybody. Gives whether it has passed.
 *
 * @throws {Error} when something passes that does harm, or leaves a trace without passing.
 */
export function attack(update: Uint8Array, hasJustLoaded: boolean): boolean {
  const text = openRoom(hasJustLoaded)
  const before = text.encodeStateVector()
  let passed: Uint8Array
  try {
    const taken = text.take(update, OWN)
    if (!taken) return true
    passed = taken.update
    text.commit([taken])
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect(text.encodeStateVector()).toEqual(before)
    expectNoTrace(update)
    return false
  }
  const docs = replicas()
  for (const doc of docs) Y.applyUpdate(doc, passed)
  const late = new Y.Doc()
  for (const each of [WRITTEN, passed, DELETED]) Y.applyUpdate(late, each)
  const merged = new Y.Doc()
  Y.applyUpdate(merged, Y.mergeUpdates([WRITTEN, DELETED, passed]))
  const everybody = [...docs, late, merged, text.toDocument()]
  for (const doc of everybody) expectSound(doc)
  expect(Y.getState(late.store, OTHER)).toBe(WRITTEN_END)
  if (isInOrder(docs[1] ?? late, passed)) expectSame(everybody)
  return true
}

/** What is refused leaves the structure as it was. */
function expectNoTrace(update: Uint8Array): void {
  const structure = structureOf(documentOf(WRITTEN, DELETED))
  const before = structuredClone(structure.toLists())
  try {
    admit(structure, readUpdate(update, 1_000), OWN)
  } catch {
    expect(structure.toLists()).toEqual(before)
  }
}

function expectSound(doc: Y.Doc): void {
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  expect([...doc.share.keys()]).toEqual([ROOT_NAME])
  for (const client of doc.store.clients.keys()) expect([OTHER, ME, MY_NEXT]).toContain(client)
  expectAllowed(doc.getXmlFragment(ROOT_NAME), ROOT)
}

function expectAllowed(parent: Y.XmlFragment, name: string): void {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      expect([name, mayContainText(name)]).toEqual([name, true])
      expectAllowedText(child)
    } else if (child instanceof Y.XmlElement) {
      expect([name, child.nodeName, mayContain(name, child.nodeName)]).toEqual([name, child.nodeName, true])
      for (const [key, value] of Object.entries(child.getAttributes()))
        expect([key, value, isAllowedAttribute(child.nodeName, key, value)]).toEqual([key, value, true])
      expectAllowed(child, child.nodeName)
    } else throw new Error('neither an element nor a text')
  }
}

function expectAllowedText(text: Y.XmlText): void {
  expect(text.getAttributes()).toEqual({})
  // Yjs' types do not tell what a delta holds.
  const delta: { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  for (const { insert, attributes = {} } of delta) {
    expect(typeof insert).toBe('string')
    for (const [mark, value] of Object.entries(attributes)) expect(isAllowedMark(mark, value)).toBe(true)
  }
}

/** All come to the same, once each has heard what formats the others have tidied up. */
function expectSame(docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  const [first, ...others] = docs.map((doc) => doc.getXmlFragment(ROOT_NAME).toString())
  for (const other of others) expect(other).toBe(first)
}

/**
 * Whether each left neighbour stands before its right one. Yjs orders nothing else alike everywhere, makes such
 * pairs itself (yjs/yjs#794), and the gate knows no order.
 */
function isInOrder(doc: Y.Doc, update: Uint8Array): boolean {
  return readUpdate(update, 1_000).structs.every(({ origin, rightOrigin }) => {
    if (!origin || !rightOrigin) return rightOrigin === null
    const right = Y.getItem(doc.store, Y.createID(rightOrigin.client, rightOrigin.clock))
    const left = Y.getItem(doc.store, Y.createID(origin.client, origin.clock))
    if (left === right) return origin.clock < rightOrigin.clock
    const areInOnePlace = left instanceof Y.Item && right instanceof Y.Item && left.parent === right.parent
    if (!areInOnePlace) return true
    for (let item: Y.Item | null = left.right; item; item = item.right) if (item === right) return true
    return false
  })
}

function documentOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = newDocument()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

function story(): [written: Uint8Array, deleted: Uint8Array] {
  const doc = new Y.Doc()
  doc.clientID = OTHER
  const root = doc.getXmlFragment(ROOT_NAME)
  root.insert(0, [
    paragraph('Kept words'),
    paragraph('Dropped words'),
    around('blockquote', paragraph('in a quote')),
  ])
  const list = around('bulletList', around('listItem', paragraph('in a list')))
  root.push([list, around('table', around('tableRow', around('tableCell', paragraph('in a cell'))))])
  list.setAttribute('lang', 'fr')
  list.setAttribute('lang', 'en')
  const text = paragraph('bold and not')
  root.push([text])
  const words = text.get(0)
  if (words instanceof Y.XmlText) words.format(0, 4, { bold: {} })
  doc.clientID = ME
  root.push([paragraph('mine')])
  doc.clientID = OTHER
  const written = Y.encodeStateAsUpdate(doc)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    root.delete(1, 2)
    if (words instanceof Y.XmlText) words.delete(2, 5)
    root.delete(2, 1)
  })
  return [written, Y.encodeStateAsUpdate(doc, before)]
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  return element
}

function around(name: string, child: Y.XmlElement): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, [child])
  return element
}

/** Honest updates of somebody who has this text. */
export function honestUpdates(): Uint8Array[] {
  const acts: ((root: Y.XmlFragment) => void)[] = [
    (root) => root.push([paragraph('new'), around('blockquote', paragraph('été'))]),
    (root) => root.delete(0, 1),
    (root) => root.insert(1, [around('table', around('tableRow', around('tableHeader', paragraph('x'))))]),
    (root) => {
      const element = root.get(0)
      if (!(element instanceof Y.XmlElement)) return
      element.setAttribute('id', 'abc')
      const words = element.get(0)
      if (!(words instanceof Y.XmlText)) return
      words.insert(4, ' some more')
      words.format(1, 5, { link: { href: 'https://larkspur.example/' } })
      words.delete(0, 3)
    },
  ]
  return acts.map((act) => {
    const doc = documentOf(WRITTEN, DELETED)
    doc.clientID = ME
    const before = Y.encodeStateVector(doc)
    doc.transact(() => act(doc.getXmlFragment(ROOT_NAME)))
    return Y.encodeStateAsUpdate(doc, before)
  })
}
