import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { structureOf } from './fold.ts'
import { admit } from './gate.ts'
import { bytes, isRefused, ME, OTHER, OWN, passes, room } from './gate-test-kit.ts'
import { ROOT_TYPE, Structure } from './structure.ts'
import { readUpdate } from './update-reader.ts'

// What the fuzz tests, or the thought of them, have found to pass and to do harm.

const [GONE, FORMAT, VALUES] = [1, 6, 8]
const [KEYED, BESIDE, BEFORE] = [0x20, 0x80, 0x40]
/** The letters of the first paragraph of `room()`. */
const LETTERS = { client: OTHER, clock: 2 }

function numbers(to: encoding.Encoder, ...list: number[]): void {
  for (const number of list) encoding.writeVarUint(to, number)
}

/** A room whose first paragraph is deleted, and its letters dropped. */
function roomWithDropped(): Y.Doc {
  const doc = room()
  doc.getXmlFragment(ROOT_NAME).delete(0, 1)
  return doc
}

test('[GA1] a count that lib0 reads as no number is refused, since Yjs throws on it', () => {
  const notANumber = [...new Array(160).fill(0x80), 0]
  const deletion = [1, OTHER, 1, 0, 1]
  const update = new Uint8Array([1, ...notANumber, ME, 0, ...deletion])
  expect(() => Y.applyUpdate(room(), update)).toThrow()
  isRefused(room(), update, '[GA1]')
})

test('[GA7] nothing is put under a key that no node has, so that nothing can follow it there', () => {
  const gone = (key: string) =>
    bytes({ count: 2 }, (to) => {
      encoding.writeUint8(to, KEYED | GONE)
      numbers(to, 0, OTHER, 0)
      encoding.writeVarString(to, key)
      numbers(to, 1)
      encoding.writeUint8(to, BESIDE | VALUES)
      numbers(to, ME, 0, 1)
      encoding.writeAny(to, 'en')
    })
  passes(room(), gone('lang'))
  isRefused(room(), gone('onclick'), '[GA7]')
})

test('[GA6] between what is there and what was dropped only that may stand which may stand there', () => {
  const between = (left: number, right: number, kind: number, content: (to: encoding.Encoder) => void) =>
    bytes({}, (to) => {
      encoding.writeUint8(to, BESIDE | BEFORE | kind)
      numbers(to, OTHER, left, OTHER, right)
      content(to)
    })
  const letters = (to: encoding.Encoder) => encoding.writeVarString(to, 'x')
  const end = Y.getState(roomWithDropped().store, OTHER)
  for (const [left, right] of [
    [end - 1, LETTERS.clock],
    [LETTERS.clock, end - 1],
  ] as const) {
    // The last of what is there are the letters of the second paragraph.
    passes(roomWithDropped(), between(left, right, 4, letters))
    const paragraph = (to: encoding.Encoder) => {
      numbers(to, 3)
      encoding.writeVarString(to, 'paragraph')
    }
    isRefused(roomWithDropped(), between(left, right, 7, paragraph), '[GA6]')
  }
})

test('[GA7] a mark is one of the schema even where it will be dropped: deep nesting overflows who writes it', () => {
  const mark = (value: string) =>
    bytes({}, (to) => {
      encoding.writeUint8(to, BESIDE | FORMAT)
      numbers(to, OTHER, LETTERS.clock)
      encoding.writeVarString(to, 'bold')
      encoding.writeVarString(to, value)
    })
  passes(roomWithDropped(), mark('{}'))
  isRefused(roomWithDropped(), mark('['.repeat(9_000) + ']'.repeat(9_000)), '[GA7]')
})

test('[GA1] a value is a word, a number or a list of them', () => {
  const nested = (levels: number) =>
    bytes({}, (to) => {
      encoding.writeUint8(to, BESIDE | VALUES)
      numbers(to, OTHER, LETTERS.clock, 1)
      for (let level = 0; level < levels; level++) {
        encoding.writeUint8(to, 117) // a list of one
        numbers(to, 1)
      }
      encoding.writeUint8(to, 126) // null
    })
  passes(roomWithDropped(), nested(1))
  isRefused(roomWithDropped(), nested(2), '[GA1]')
})

test('types are counted as far as a code can tell them apart', () => {
  const structure = Structure.fromLists({ names: new Array(2 ** 23).fill(''), numbers: [[], [], [], [], []] })
  expect(() => structure.addType(ME, { place: ROOT_TYPE, key: null }, 'paragraph')).toThrow('document-full')
})

test('a refused update leaves no trace of a client that had not written', () => {
  const structure = structureOf(room())
  const before = structuredClone(structure.toLists())
  const two = bytes({ count: 2 }, (to) => numbers(to, 0, 5, 0, 2 ** 40))
  expect(() => admit(structure, readUpdate(two, 2), OWN)).toThrow('[GA3]')
  expect(structure.toLists()).toEqual(before)
})
