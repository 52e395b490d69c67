import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { changeBetween, editWords, placeAfter, plainWords, withBoth } from './edit-words.ts'

/** A block with marked words, a note's number, a break and words, in two copies that are joined when asked. */
function twoCopies() {
  const mine = new Y.Doc()
  const block = new Y.XmlElement('recommendation')
  mine.getXmlFragment('document').insert(0, [block])
  const text = new Y.XmlText()
  text.insert(0, 'Enact a law', {})
  text.format(8, 3, { bold: {} })
  const note = new Y.XmlElement('footnoteReference')
  block.insert(0, [text, note, new Y.XmlText(' now'), new Y.XmlElement('hardBreak'), new Y.XmlText('today.')])
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  const other = theirs.getXmlFragment('document').get(0) as Y.XmlElement
  const join = () => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  }
  return { block, other, join }
}

test('[RC6] words are changed where they differ; marks, notes and breaks outside of it stay', () => {
  const { block } = twoCopies()
  expect(plainWords(block)).toBe('Enact a law now\ntoday.')
  editWords(block, { words: 'Enact one law now\ntoday.' })
  expect(plainWords(block)).toBe('Enact one law now\ntoday.')
  expect(block.toArray().map((piece) => (piece as Y.XmlElement).nodeName ?? 'text')).toEqual([
    'text',
    'footnoteReference',
    'text',
    'hardBreak',
    'text',
  ])
  expect((block.get(0) as Y.XmlText).toDelta()).toEqual([
    { insert: 'Enact one ' },
    { insert: 'law', attributes: { bold: {} } },
  ])
})

test('[RC6] two people who change the same words at once end with both changes', () => {
  const { block, other, join } = twoCopies()
  editWords(block, { words: 'Parliament: enact a law now\ntoday.' })
  editWords(other, { words: 'Enact a law now\ntoday, 3 May.' })
  join()
  expect(plainWords(block)).toBe('Parliament: enact a law now\ntoday, 3 May.')
  expect(plainWords(other)).toBe(plainWords(block))
})

test('[RC6] what is written on looks as before it, and a link does not grow', () => {
  const { block } = twoCopies()
  const first = block.get(0) as Y.XmlText
  first.format(6, 1, { link: { href: 'https://kestrel.example' } })
  editWords(block, { words: 'Enact an law now\ntoday.', caret: 8 })
  editWords(block, { words: 'Enact an laws now\ntoday.', caret: 13 })
  expect(first.toDelta()).toEqual([
    { insert: 'Enact ' },
    { insert: 'a', attributes: { link: { href: 'https://kestrel.example' } } },
    { insert: 'n ' },
    { insert: 'laws', attributes: { bold: {} } },
  ])
})

test('[RC6] all can be deleted and begun anew, a note staying; lines that are pasted become one', () => {
  const { block } = twoCopies()
  editWords(block, { words: '' })
  expect([plainWords(block), block.toString()]).toEqual(['', expect.stringContaining('footnotereference')])
  editWords(block, { words: 'Publish\r\nthe list.' })
  expect(plainWords(block)).toBe('Publish the list.')
  const empty = new Y.Doc().getXmlFragment('document')
  empty.insert(0, [new Y.XmlElement('recommendation')])
  editWords(empty.get(0) as Y.XmlElement, { words: 'New.' })
  expect(plainWords(empty.get(0) as Y.XmlElement)).toBe('New.')
})

test.each([
  ['aa', 'aaa', 1, { from: 0, to: 0, insert: 'a' }],
  ['aa', 'aaa', 3, { from: 2, to: 2, insert: 'a' }],
  ['abc', 'ac', 1, { from: 1, to: 2, insert: '' }],
  ['', 'x', 1, { from: 0, to: 0, insert: 'x' }],
  ['😀', '😁', 2, { from: 0, to: 2, insert: '😁' }],
  ['same', 'same', 4, { from: 4, to: 4, insert: '' }],
])('[RC6] from “%s” to “%s” with the caret at %i', (before, after, caret, change) => {
  expect(changeBetween(before, after, caret)).toEqual(change)
})

test('[RC6] what an input method composed is joined with what others wrote meanwhile', () => {
  const typed = { words: 'Enact a good law.', caret: 13 }
  expect(withBoth('Enact a law.', typed, 'Parliament: enact a law.')).toEqual({
    words: 'Parliament: enact a good law.',
    caret: 25,
  })
  expect(withBoth('Enact a law.', typed, 'Enact a law, now.').words).toBe('Enact a good law, now.')
  expect(withBoth('abc', { words: 'ac', caret: 1 }, '').words).toBe('')
})

test('[RC6] a caret stays between its letters when others write', () => {
  expect(placeAfter(5, { before: 'a law', after: 'one law' })).toBe(7)
  expect(placeAfter(0, { before: 'a law', after: 'one law' })).toBe(0)
  expect(placeAfter(2, { before: 'a law', after: '' })).toBe(0)
})
