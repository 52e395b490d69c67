import { isSafeHref } from '@plenary/shared/document/link.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { isAllowedAttribute, isAllowedMark, mayContain } from '@plenary/shared/document/vocabulary.ts'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bytes, copyOf, isRefused, ME, OTHER, paragraph, passes, room } from './gate-test-kit.ts'
import { readUpdate } from './update-reader.ts'

test('[GA4] a place before words of the future is refused', () => {
  const before = bytes({}, (to) => {
    encoding.writeUint8(to, 0x40 | 4)
    encoding.writeVarUint(to, OTHER)
    encoding.writeVarUint(to, 10_000)
    encoding.writeVarString(to, 'x')
  })
  isRefused(room(), before, '[GA4]')
})
test('[GA4] what one wrote under two of one’s ids passes in one piece', () => {
  const doc = room()
  const mine = copyOf(doc, ME)
  const before = Y.encodeStateVector(mine)
  const root = mine.getXmlFragment(ROOT_NAME)
  root.push([paragraph('under the first id')])
  mine.clientID = 9
  const block = root.get(2) as Y.XmlElement
  const words = block.get(0) as Y.XmlText
  words.insert(5, ' and under the second')
  passes(doc, Y.encodeStateAsUpdate(mine, before), new Set([ME, 9]))
  expect(doc.getXmlFragment(ROOT_NAME).toString()).toBe(root.toString())
})
// --- GA6
const inRoot = (kind: number, content: (to: encoding.Encoder) => void) =>
  bytes({}, (to) => {
    encoding.writeUint8(to, kind)
    encoding.writeVarUint(to, 1)
    encoding.writeVarString(to, ROOT_NAME)
    content(to)
  })
test.each([
  ['letters straight in the root', inRoot(4, (to) => encoding.writeVarString(to, 'loose'))],
  [
    'a mark straight in the root',
    inRoot(6, (to) => {
      encoding.writeVarString(to, 'bold')
      encoding.writeVarString(to, '{}')
    }),
  ],
])('[GA6] %s are refused', (_name, update) => isRefused(room(), update, '[GA6]'))
// --- GA7
const values = (key: string | null, ...list: unknown[]) =>
  bytes({}, (to) => {
    encoding.writeUint8(to, key === null ? 8 : 0x20 | 8)
    encoding.writeVarUint(to, 0)
    encoding.writeVarUint(to, OTHER)
    encoding.writeVarUint(to, 0) // the first paragraph
    if (key !== null) encoding.writeVarString(to, key)
    encoding.writeVarUint(to, list.length)
    for (const value of list) encoding.writeAny(to, value as never)
  })
test('[GA7] values in the place of children are refused', () => isRefused(room(), values(null, 'x'), '[GA7]'))
test('[GA7] a sound value hides no other', () => {
  passes(room(), values('id', 'a'))
  isRefused(room(), values('id', 'a', 'x'.repeat(10_000)), '[GA7]')
})
// --- GA1
const gc = (length: number) => (to: encoding.Encoder) => {
  encoding.writeUint8(to, 0)
  encoding.writeVarUint(to, length)
}
test('[GA1] an empty struct is refused', () => isRefused(room(), bytes({}, gc(0)), '[GA1]'))
test('[GA1] more structs than a person makes are refused', () => {
  const two = bytes({ count: 2 }, (to) => {
    gc(1)(to)
    gc(1)(to)
  })
  expect(readUpdate(two, 2).structs).toHaveLength(2)
  expect(() => readUpdate(two, 1)).toThrow('too many structs')
})
test('[GA1] more deletions than a person makes are refused', () => {
  const two = bytes(
    { count: 0 },
    () => {},
    (to) => {
      for (const n of [1, OTHER, 2, 0, 1, 3, 1]) encoding.writeVarUint(to, n)
    },
  )
  expect(readUpdate(two, 2).deleted).toHaveLength(2)
  expect(() => readUpdate(two, 1)).toThrow('too many deletions')
})
test('[GA1] a count of values beyond the bytes is refused', () => {
  const lie = bytes({}, (to) => {
    encoding.writeUint8(to, 0x20 | 8)
    encoding.writeVarUint(to, 1)
    encoding.writeVarString(to, ROOT_NAME)
    encoding.writeVarString(to, 'id')
    encoding.writeVarUint(to, 2 ** 30)
  })
  expect(() => readUpdate(lie, 10)).toThrow('a count beyond the bytes')
})
test('[GA1] letters are counted as Yjs counts them, beyond the basic plane too', () => {
  const doc = room()
  const update = (() => {
    const mine = copyOf(doc, ME)
    const before = Y.encodeStateVector(mine)
    mine.getXmlFragment(ROOT_NAME).push([paragraph('l’été 👩🏽‍🌾 شبكة')])
    return Y.encodeStateAsUpdate(mine, before)
  })()
  const own = Y.decodeUpdate(update).structs.map(({ id, length }) => [id.client, id.clock, length])
  expect(readUpdate(update, 100).structs.map(({ client, clock, length }) => [client, clock, length])).toEqual(
    own,
  )
  passes(doc, update)
  const mine = copyOf(doc, ME)
  const before = Y.encodeStateVector(mine)
  mine.getXmlFragment(ROOT_NAME).push([paragraph('next')])
  passes(doc, Y.encodeStateAsUpdate(mine, before))
})
// --- vocabulary
test('[GA7] widths of columns are short lists of numbers', () => {
  for (const value of [null, [120], [120, null]])
    expect(isAllowedAttribute('tableCell', 'colwidth', value)).toBe(true)
  for (const value of [
    true,
    2,
    'x',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    {},
    undefined,
    ['x'],
    new Array(65).fill(1),
    'x'.repeat(2_049),
  ])
    expect(isAllowedAttribute('tableCell', 'colwidth', value)).toBe(false)
})
test('[GA7] a link has a short safe address, and nothing else in its place', () => {
  expect(isAllowedMark('link', { href: 'mailto:a@b.example' })).toBe(true)
  for (const href of [null, 3, ['javascript:alert(1)'], `https://a.example/${'x'.repeat(2_048)}`])
    expect([href, isAllowedMark('link', { href })]).toEqual([href, false])
  for (const attributes of [[], 'x', 3, true]) expect(isAllowedMark('bold', attributes)).toBe(false)
})
test.each([
  'data:text/html,x',
  'blob:https://a.example/1',
  'vbscript:x',
  'java\nscript:alert(1)',
  ' javascript:x',
  '/relative',
  '//host',
  '',
])('[GA7] %j is no address for a link', (href) => {
  expect(isSafeHref(href)).toBe(false)
})
test.each(['http://a.example', 'https://a.example', 'HTTPS://a.example', 'mailto:a@b.example'])(
  '%s is one',
  (href) => {
    expect(isSafeHref(href)).toBe(true)
  },
)
test('a node may hold everything its content names, at any place of it', () => {
  expect(['paragraph', 'bulletList', 'blockquote'].map((child) => mayContain('listItem', child))).toEqual([
    true,
    true,
    true,
  ])
})

// --- GA11

/** Letters that all claim to stand right of the first letter, each beside another one of a long run. */
function crossed(count: number): Uint8Array {
  return bytes({ count: count + 1 }, (to) => {
    encoding.writeUint8(to, 0x80 | 4)
    for (const number of [OTHER, 2]) encoding.writeVarUint(to, number)
    encoding.writeVarString(to, 'y'.repeat(count))
    for (let n = 0; n < count; n++) {
      encoding.writeUint8(to, 0x80 | 0x40 | 4)
      for (const number of [OTHER, 2, ME, n]) encoding.writeVarUint(to, number)
      encoding.writeVarString(to, 'x')
    }
  })
}

test('[GA11] an order that would hold up every replica is refused, and ten thousand paragraphs are not', () => {
  passes(room(), crossed(50))
  isRefused(room(), crossed(3_000), '[GA11]')
  const doc = room()
  const mine = copyOf(doc, ME)
  const before = Y.encodeStateVector(mine)
  const many = Array.from({ length: 10_000 }, (_, n) => paragraph(`${n}`))
  mine.getXmlFragment(ROOT_NAME).insert(1, many)
  passes(doc, Y.encodeStateAsUpdate(mine, before))
})
