import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { copyOf, element, ME, OTHER, OWN, paragraph, text, textOf } from './gate-test-kit.ts'
import { stillMap } from './still-map.ts'

// A text of four sections, of which B stands still and refers to a note; the notes stand at its end.
const [IN_A, B, IN_B, PART_OF_B, IN_PART, C, IN_C, NOTE] = [2, 3, 4, 5, 6, 7, 8, 9]

function heading(id: string, level = 2): Y.XmlElement {
  const block = new Y.XmlElement('heading')
  block.setAttribute('id', id)
  block.setAttribute('level', level as unknown as string)
  block.insert(0, [new Y.XmlText(`Section ${id}`)])
  return block
}

function note(name: string): Y.XmlElement {
  const block = new Y.XmlElement('footnote')
  block.setAttribute('note', name)
  block.insert(0, [new Y.XmlText('What a note says.')])
  return block
}

function sections(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = OTHER
  const sign = new Y.XmlElement('footnoteReference')
  sign.setAttribute('note', 'n')
  const noted = paragraph('The words of B.')
  noted.insert(1, [sign])
  doc
    .getXmlFragment(ROOT_NAME)
    .insert(0, [
      ...[paragraph('Before all.'), heading('a'), paragraph('The words of A.')],
      ...[heading('b'), noted, heading('b1', 3), paragraph('The words of its part.')],
      ...[heading('c'), paragraph('The words of C.'), note('n'), note('m')],
    ])
  doc.clientID = 0
  return doc
}

type Act = (root: Y.XmlFragment) => void

/** What becomes of a change in a text in which a section stands still: of one made on `seen`, or on the text as it is. */
function judged(
  act: Act,
  doc: Y.Doc,
  { still = ['b'], seen = doc }: { still?: string[]; seen?: Y.Doc } = {},
) {
  const served = textOf(doc)
  served.keepStill(stillMap(doc, still))
  const mine = copyOf(seen, ME)
  const before = Y.encodeStateVector(mine)
  mine.transact(() => act(mine.getXmlFragment(ROOT_NAME)))
  const update = Y.encodeStateAsUpdate(mine, before)
  const vector = served.encodeStateVector()
  try {
    served.take(update, OWN)
    return 'taken'
  } catch (error) {
    // Nothing is left of what was refused.
    expect(served.encodeStateVector()).toEqual(vector)
    return error instanceof Error ? error.message : String(error)
  }
}

const FROZEN = 'section-frozen'

test.each<[string, Act]>([
  ['words', (root) => text(root, IN_B).insert(4, 'new ')],
  ['words of its heading', (root) => text(root, B).insert(0, 'The ')],
  ['words of a part', (root) => text(root, IN_PART).insert(0, 'New ')],
  ['the words of its note', (root) => text(root, NOTE).insert(0, 'New ')],
  ['a mark', (root) => text(root, IN_B).format(0, 3, { bold: {} })],
  ['fewer words', (root) => text(root, IN_B).delete(0, 4)],
  ['an attribute', (root) => element(root, IN_B).setAttribute('lang', 'fr')],
  ['no block any more', (root) => root.delete(IN_B, 1)],
  ['no part any more', (root) => root.delete(PART_OF_B, 2)],
  ['no heading any more', (root) => root.delete(B, 1)],
  ['a block among its own', (root) => root.insert(IN_B, [paragraph('New.')])],
  ['a block at its end', (root) => root.insert(C, [paragraph('New.')])],
  ['a section of another rank at its end', (root) => root.insert(C, [heading('d', 3)])],
  ['a note among its blocks', (root) => root.insert(IN_B, [note('x')])],
])('[SC4] a section that stands still does not get %s', (_what, act) => {
  expect(judged(act, sections())).toBe(FROZEN)
})

test.each<[string, Act]>([
  ['words before it', (root) => text(root, IN_A).insert(4, 'new ')],
  ['words after it', (root) => text(root, IN_C).delete(0, 3)],
  ['a block right before it', (root) => root.insert(B, [paragraph('New.')])],
  ['a block after it', (root) => root.insert(IN_C, [paragraph('New.')])],
  ['no block right before it', (root) => root.delete(IN_A, 1)],
  ['no section after it', (root) => root.delete(C, 2)],
  ['a note at the end', (root) => root.insert(root.length, [note('x')])],
  ['words of the note of another', (root) => text(root, NOTE + 1).insert(0, 'New ')],
  ['a block before everything', (root) => root.insert(0, [paragraph('New.')])],
])('[SC4] beside a section that stands still the text gets %s', (_what, act) => {
  expect(judged(act, sections())).toBe('taken')
})

test('[SC4] a section at the end of the text stands still, and notes still come after it', () => {
  const still = ['c']
  expect(judged((root) => root.insert(NOTE, [paragraph('New.')]), sections(), { still })).toBe(FROZEN)
  expect(judged((root) => root.insert(root.length, [note('x')]), sections(), { still })).toBe('taken')
  const bare = sections()
  bare.getXmlFragment(ROOT_NAME).delete(NOTE, 2)
  expect(judged((root) => root.insert(root.length, [note('x')]), bare, { still })).toBe('taken')
  expect(judged((root) => root.insert(root.length, [note('x'), note('y')]), bare, { still })).toBe('taken')
  expect(judged((root) => root.insert(root.length, [paragraph('x')]), bare, { still })).toBe(FROZEN)
})

test('[SC4] who has not seen a section puts nothing into it', () => {
  const seen = sections()
  seen.getXmlFragment(ROOT_NAME).delete(IN_B, 3)
  const doc = copyOf(seen, OTHER)
  doc.getXmlFragment(ROOT_NAME).insert(IN_B, [paragraph('Came later.'), paragraph('Came later too.')])
  // To them this is between its heading and the next section.
  expect(judged((root) => root.insert(IN_B, [paragraph('New.')]), doc, { seen })).toBe(FROZEN)
  const without = sections()
  without.getXmlFragment(ROOT_NAME).delete(B, 4)
  const later = copyOf(without, OTHER)
  later.getXmlFragment(ROOT_NAME).insert(B, [heading('b'), paragraph('Came later.')])
  expect(judged((root) => root.insert(B, [paragraph('New.')]), later, { seen: without })).toBe(FROZEN)
  expect(judged((root) => text(root, IN_A).insert(0, 'New '), later, { seen: without })).toBe('taken')
})

test('[SC4] what was deleted before may be told again, as whoever comes back does', () => {
  const doc = sections()
  const away = copyOf(doc, ME)
  const root = doc.getXmlFragment(ROOT_NAME)
  text(root, IN_B).delete(0, 4)
  root.delete(IN_PART, 1)
  const served = textOf(doc)
  served.keepStill(stillMap(doc, ['b']))
  Y.applyUpdate(away, Y.encodeStateAsUpdate(doc))
  text(away.getXmlFragment(ROOT_NAME), IN_A).insert(0, 'While away: ')
  expect(served.take(Y.encodeStateAsUpdate(away), OWN)).not.toBeNull()
})

test('[SC4] what comes while the map is drawn is on it, and what was committed in a still section stays', () => {
  const doc = sections()
  const served = textOf(doc)
  const map = stillMap(doc, ['b'])
  const mine = copyOf(doc, ME)
  const mineRoot = mine.getXmlFragment(ROOT_NAME)
  const send = (act: () => void) => {
    const before = Y.encodeStateVector(mine)
    mine.transact(act)
    return served.take(Y.encodeStateAsUpdate(mine, before), OWN)
  }
  served.awaitMap([])
  expect(send(() => mineRoot.insert(B, [paragraph('Before B.')]))).not.toBeNull()
  expect(send(() => mineRoot.insert(IN_B + 1, [paragraph('In B.')]))).not.toBeNull()
  served.keepStill(map)
  expect(send(() => text(mineRoot, B).insert(0, 'Still '))).not.toBeNull()
  expect(() => send(() => text(mineRoot, IN_B + 1).insert(0, 'No '))).toThrow(FROZEN)
})

test('[SC4] any changes, by people who have seen more or less of the text, leave the section as it is', () => {
  let random = 20261123
  const next = (below: number) => {
    random = (Math.imul(random, 1103515245) + 12345) & 0x7fffffff
    return Math.floor((random / 0x80000000) * below)
  }
  const outcomes = { taken: 0, refused: 0 }
  for (let life = 0; life < 20; life += 1) {
    const doc = sections()
    const versions = [copyOf(doc, 0)]
    const served = textOf(doc)
    served.keepStill(stillMap(doc, ['b']))
    const was = stillWords(doc)
    for (let step = 0; step < 25; step += 1) {
      const seen = versions[Math.max(0, versions.length - 1 - next(6))] ?? doc
      const mine = copyOf(seen, 100 + life * 25 + step)
      const before = Y.encodeStateVector(mine)
      mine.transact(() => changeSomewhere(mine.getXmlFragment(ROOT_NAME), next))
      const update = Y.encodeStateAsUpdate(mine, before)
      try {
        const taken = served.take(update, new Set([mine.clientID]))
        if (taken) {
          served.commit([taken])
          Y.applyUpdate(doc, taken.update)
        }
        outcomes.taken += 1
      } catch {
        outcomes.refused += 1
      }
      expect(stillWords(doc)).toEqual(was)
      versions.push(copyOf(doc, 0))
    }
  }
  expect(Math.min(outcomes.taken, outcomes.refused)).toBeGreaterThan(60)
})

/** The blocks of section B as they stand, one after the other. */
function stillWords(doc: Y.Doc): string[] {
  const blocks = doc.getXmlFragment(ROOT_NAME).toArray().map(String)
  const from = blocks.findIndex((block) => block.includes('id="b"'))
  const to = blocks.findIndex((block) => block.includes('The words of its part.'))
  return blocks.slice(from, to + 1)
}

function changeSomewhere(root: Y.XmlFragment, next: (below: number) => number): void {
  const at = next(root.length)
  switch (next(4)) {
    case 0:
      return text(root, at).insert(0, 'New ')
    case 1:
      return root.delete(at, Math.min(1 + next(2), root.length - at))
    case 2:
      return root.insert(at, [paragraph('New.')])
    default:
      return root.insert(next(root.length + 1), [note(`n${next(99)}`)])
  }
}
