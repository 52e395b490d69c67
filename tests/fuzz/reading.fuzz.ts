import { DeletedRanges, encodeDeletions } from '@plenary/server/live/deleted-ranges.ts'
import { structureOf } from '@plenary/server/live/fold.ts'
import { decodeStructure, encodeStructure } from '@plenary/server/live/structure-bytes.ts'
import { TextTail } from '@plenary/server/live/text-tail.ts'
import {
  encodeStateVector,
  readSoundly,
  withDeletions,
  withoutKnown,
} from '@plenary/server/live/update-bytes.ts'
import { readUpdate, type UpdateStruct } from '@plenary/server/live/update-reader.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { hold, scaled } from './fuzz-run.ts'
import { honestRows } from './honest-life.ts'
import { damaged, hostileUpdates } from './hostile-updates.ts'
import { honestUpdates } from './room-under-attack.ts'

const TRIES = scaled(5_000)
/** The rows of a lively room. */
const ROWS = honestRows(3)

/** An update as Yjs itself reads it, in the words of `readUpdate`. */
function readByYjs(update: Uint8Array) {
  const { structs, ds } = Y.decodeUpdate(update)
  const ranges = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => [client, clock, len]),
  )
  return { structs: structs.map(describeYjs), ranges: ranges.sort(byNumbers) }
}

function describeYjs(struct: Y.Item | Y.GC | object) {
  if (!(struct instanceof Y.Item)) {
    if (!(struct instanceof Y.GC)) throw new Error('a skip')
    return { id: [struct.id.client, struct.id.clock, struct.length], content: ['gone'] }
  }
  // In an update that is not applied yet, a parent is the name of a root or an id.
  const parent = struct.parent as unknown as string | Y.ID | null
  return {
    id: [struct.id.client, struct.id.clock, struct.length],
    origin: plainId(struct.origin),
    right: plainId(struct.rightOrigin),
    parent: typeof parent === 'string' ? parent : plainId(parent),
    key: struct.parentSub,
    content: contentByYjs(struct.content),
  }
}

function contentByYjs(content: Y.Item['content']): unknown[] {
  if (content instanceof Y.ContentDeleted) return ['gone']
  if (content instanceof Y.ContentString) return ['text']
  if (content instanceof Y.ContentFormat) return ['format', content.key, content.value]
  if (content instanceof Y.ContentAny) return ['values', content.arr]
  if (!(content instanceof Y.ContentType)) return ['another']
  return content.type instanceof Y.XmlElement ? ['element', content.type.nodeName] : ['text-type']
}

function describe({ client, clock, length, origin, rightOrigin, parent, parentKey, content }: UpdateStruct) {
  const { kind, ...rest } = content
  const id = [client, clock, length]
  const isGc = kind === 'gone' && !origin && !rightOrigin && !parent
  if (isGc) return { id, content: ['gone'] }
  return {
    id,
    origin: plainId(origin),
    right: plainId(rightOrigin),
    parent: parent && 'root' in parent ? parent.root : plainId(parent),
    key: parentKey,
    content: [kind, ...Object.values(rest)],
  }
}

function plainId(id: { client: number; clock: number } | null): number[] | null {
  return id && [id.client, id.clock]
}

function byNumbers([a = 0, b = 0]: number[], [c = 0, d = 0]: number[]): number {
  return a - c || b - d
}

/** Whether it was read; then Yjs has read the same. */
function expectSameReading(update: Uint8Array): boolean {
  let read: ReturnType<typeof readUpdate>
  try {
    read = readUpdate(update, 100_000)
  } catch {
    return false
  }
  const theirs = readByYjs(update)
  expect(read.structs.map(describe)).toEqual(theirs.structs)
  const ranges = read.deleted.map(({ client, clock, length }) => [client, clock, length])
  expect(ranges.sort(byNumbers)).toEqual(theirs.ranges)
  return true
}

test('[GA1] every honest update is read as Yjs reads it', () => {
  expect(ROWS.length).toBeGreaterThan(100)
  for (const row of [...ROWS, ...honestUpdates()]) expect(expectSameReading(row)).toBe(true)
})

test('[GA1] whatever of damaged and hostile updates is read at all is read as Yjs reads it', () => {
  let read = 0
  const updates = fc.oneof(damaged([...honestUpdates(), ...ROWS.slice(0, 200)]), hostileUpdates)
  hold(
    fc.property(updates, (update) => {
      if (expectSameReading(update)) read += 1
    }),
    TRIES,
  )
  expect(read).toBeGreaterThan(TRIES / 20)
})

test('[GA10] a structure comes back from its bytes as it was', () => {
  const doc = documentOf(ROWS)
  const structure = structureOf(doc)
  const bytes = encodeStructure(structure)
  expect(decodeStructure(bytes).toLists()).toEqual(structure.toLists())
  expect(encodeStructure(decodeStructure(bytes))).toEqual(bytes)
})

test('[GA9] ranges of deletions hold the positions that were put into them', () => {
  const range = fc.record({ client: fc.nat(1), clock: fc.nat(40), length: fc.integer({ min: 1, max: 8 }) })
  hold(
    fc.property(fc.array(range, { maxLength: 30 }), (added) => {
      const ranges = new DeletedRanges()
      const positions = new Set<string>()
      for (const each of added) {
        ranges.add(each)
        for (let at = 0; at < each.length; at++) positions.add(`${each.client} ${each.clock + at}`)
      }
      for (let client = 0; client < 2; client++) {
        for (let clock = 0; clock < 50; clock++) {
          for (const length of [1, 2, 5]) {
            const all = Array.from({ length }, (_, at) => positions.has(`${client} ${clock + at}`))
            expect(ranges.has({ client, clock, length })).toBe(all.every(Boolean))
          }
        }
      }
    }),
    TRIES / 10,
  )
})

test('[GA3] an update without what is known says of the rest what the whole says', () => {
  const rows = fc.nat(ROWS.length - 1)
  hold(
    fc.property(rows, rows, (from, to) => {
      const known = documentOf(ROWS.slice(0, Math.min(from, to)))
      const whole = Y.mergeUpdates(ROWS.slice(0, Math.max(from, to) + 1))
      const rest = withoutKnown(whole, Y.encodeStateVector(known))
      for (const { client, clock } of readSoundly(rest).structs)
        expect(clock).toBeGreaterThanOrEqual(Y.getState(known.store, client))
      Y.applyUpdate(known, rest)
      expect(known.store.pendingStructs).toBeNull()
      expect(wordsOf(known)).toBe(wordsOf(documentOf([whole])))
      const read = readSoundly(whole)
      expect(readSoundly(withDeletions(whole, read, read.deleted))).toEqual(read)
      expect(readSoundly(withDeletions(whole, read, [])).deleted).toEqual([])
      const bare = new Uint8Array([0, ...encodeDeletions(read.deleted)])
      expect(readByYjs(bare).ranges).toEqual(readByYjs(whole).ranges)
      expect(encodeStateVector([...structureOf(known).ends()])).toEqual(Y.encodeStateVector(known))
    }),
    scaled(30),
  )
})

test('[LI3] a tail gives all that was put into it, however much, and after it was cut', () => {
  hold(
    fc.property(fc.nat(ROWS.length - 1), (cut) => {
      const [tail, unmerged] = [new TextTail(), new TextTail()]
      for (const [seq, row] of ROWS.entries()) {
        for (const each of [tail, unmerged]) each.push(row, seq)
        if (seq === cut) tail.updates()
      }
      expect(wordsOf(documentOf(tail.updates()))).toBe(wordsOf(documentOf(ROWS)))
      for (const each of [tail, unmerged]) each.dropUpTo(cut)
      const whole = wordsOf(documentOf(ROWS))
      for (const each of [tail, unmerged])
        expect(wordsOf(documentOf([...ROWS.slice(0, cut + 1), ...each.updates()]))).toBe(whole)
    }),
    scaled(20),
  )
})

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment('document')
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

function wordsOf(doc: Y.Doc): string {
  return doc.getXmlFragment('document').toString()
}
