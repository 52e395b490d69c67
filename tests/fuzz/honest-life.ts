import type { Suggester } from '@plenary/client/suggestions/suggester.ts'
import { newDocument, structureOf } from '@plenary/server/live/fold.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { edit } from './edits.ts'
import { LogNode } from './log-node.ts'
import { differenceOf } from './same-structure.ts'
import { Writer } from './writer.ts'

/** Who does something, and what: the numbers mean what `live` makes of them. */
export type Act = readonly [who: number, kind: number, what: number, at: number, size: number]

const WRITERS = 5
const MAX = 2 ** 16

const number = fc.nat(MAX)
const anAct: fc.Arbitrary<Act> = fc.tuple(fc.nat(WRITERS - 1), fc.nat(99), number, number, number)

/** The life of a room in up to so many acts. */
export function acts(most: number): fc.Arbitrary<Act[]> {
  return fc.array(anAct, { maxLength: most, size: 'max' })
}

/**
 * Lets several people write in one room through two nodes, on bad lines, while it is folded, reloaded and overtaken.
 * Some may suggest instead of editing. Gives how many updates the gate has let pass; what was committed is in `log`.
 *
 * With undo, the texts themselves are not compared: Yjs restores words between neighbours that are none any more,
 * and replicas then order them differently (yjs/yjs#794, open).
 *
 * @throws {Error} when an update is refused, or the texts differ in the end.
 */
export function live(
  life: readonly Act[],
  canUndo: boolean,
  log: Uint8Array[] = [],
  suggesterOf: (who: number) => Suggester | null = () => null,
): number {
  const nodes: Nodes = [new LogNode(log), new LogNode(log)]
  const people = Array.from({ length: WRITERS }, (_, at) => new Writer(at + 1))
  people.forEach(({ editor }, at) => {
    editor.suggester = suggesterOf(at)
  })
  let lastClientId = WRITERS
  let passed = 0
  for (const act of life) {
    const [who, kind, what, , size] = act
    const [person, node] = [people[who], nodes[(size >> 3) % 2]]
    if (!person || !node) continue
    if (person.isCut) person.goOffline()
    if (kind >= BEHIND) actBehind(node, kind, what, size)
    else if (kind >= ON_LINE) passed += actOnLine(person, kind, size)
    else if (!isOfLine(person, kind)) write(person, act, canUndo)
    else if (person.isOnline) person.goOffline()
    else person.goOnline(node, what % 4 === 0 ? ++lastClientId : null)
  }
  passed += settle(people, nodes)
  compare(people, nodes, canUndo ? null : wordsIn(log))
  for (const person of people) person.doc.destroy()
  return passed
}

/** The log of one such life. */
export function honestRows(seed: number): Uint8Array[] {
  const log: Uint8Array[] = []
  const [life = []] = fc.sample(fc.array(anAct, { minLength: 6_000, maxLength: 6_000, size: 'max' }), {
    seed,
    numRuns: 1,
  })
  live(life, false, log)
  return log
}

type Nodes = readonly [LogNode, LogNode]
/** From this kind on an act is one of a line, or of the server. */
const [ON_LINE, BEHIND] = [72, 84]

function write({ canWrite, editor }: Writer, [, , what, at, size]: Act, canUndo: boolean): void {
  if (canWrite) edit(editor, { what, at, size, canUndo })
}

/** Lines hold longer than they are missing. */
function isOfLine(person: Writer, kind: number): boolean {
  return kind < (person.isOnline ? 1 : 20)
}

function actOnLine(person: Writer, kind: number, size: number): number {
  if (kind < 75) person.hear(1 + (size % 60))
  else if (kind < 83) return person.send(1 + (size % 12))
  else person.sendAgain()
  return 0
}

function actBehind(node: LogNode, kind: number, what: number, size: number): void {
  if (kind < 94) node.commit(1 + (size % 16))
  else if (kind < 97) node.catchUp()
  else if (kind < 99) node.fold()
  else if (what % 4 === 0) node.reload()
}

/** Everybody comes back, and all that is on its way arrives. */
function settle(people: readonly Writer[], nodes: Nodes): number {
  let passed = 0
  people.forEach((person, at) => {
    person.goOnline(at % 2 === 0 ? nodes[0] : nodes[1])
  })
  // Yjs tidies formats up whenever it hears of some, each replica by itself: a few rounds, then all is said.
  for (let round = 0; round < 50; round++) {
    for (const person of people) {
      person.hear(Number.POSITIVE_INFINITY)
      passed += person.send(Number.POSITIVE_INFINITY)
    }
    for (const node of nodes) {
      node.catchUp()
      node.commit(Number.POSITIVE_INFINITY)
    }
    for (const node of nodes) node.catchUp()
    if (people.every((person) => person.isIdle) && nodes.every((node) => node.isIdle)) return passed
  }
  throw new Error('it never comes to rest')
}

/** The texts are compared only where `words` says what they are. */
function compare(people: readonly Writer[], nodes: Nodes, words: string | null): void {
  for (const { doc } of people) expectWhole(doc, words)
  for (const node of nodes) {
    const doc = node.text.toDocument()
    expectWhole(doc, words)
    expect(node.text.encodeStateVector()).toEqual(Y.encodeStateVector(doc))
    expect(differenceOf(node.structure, structureOf(doc))).toBeNull()
  }
}

function expectWhole(doc: Y.Doc, words: string | null): void {
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  if (words !== null) expect(textOf(doc)).toBe(words)
}

/** What the log says, by itself: a document that tidies formats up as it plays would say it otherwise than all others. */
function wordsIn(log: readonly Uint8Array[]): string {
  const doc = newDocument()
  for (const row of log) Y.applyUpdate(doc, row)
  return textOf(doc)
}

function textOf(doc: Y.Doc): string {
  return doc.getXmlFragment(ROOT_NAME).toString()
}
