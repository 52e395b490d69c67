import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { countWords, countWordsInFragment } from './words.ts'

test('[WC1] words are runs of characters between white space, as a word processor counts', () => {
  expect(countWords('')).toBe(0)
  expect(countWords('  one\ttwo\nthree ')).toBe(3)
  expect(countWords('l’État est « responsable »')).toBe(5)
  expect(countWords('mid-term e-mail 4.5 [3]')).toBe(4)
})

test('[WC1] marks inside a word do not part it, and line breaks do', () => {
  const doc = new Y.Doc()
  const root = doc.getXmlFragment('document')
  const paragraph = new Y.XmlElement('paragraph')
  const first = new Y.XmlText()
  const last = new Y.XmlText()
  root.insert(0, [paragraph])
  paragraph.insert(0, [first, new Y.XmlElement('hardBreak'), last])
  first.insert(0, 'plenary')
  first.format(0, 4, { bold: {} })
  last.insert(0, 'rooms')
  expect(countWordsInFragment(root)).toBe(2)
})

test('[WC1] words of lists and tables count, each block by itself', () => {
  const doc = new Y.Doc()
  const root = doc.getXmlFragment('document')
  const list = new Y.XmlElement('bulletList')
  root.insert(0, [list])
  for (const words of ['one two', 'three']) {
    const item = new Y.XmlElement('listItem')
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText(words)
    paragraph.insert(0, [text])
    item.insert(0, [paragraph])
    list.push([item])
  }
  expect(countWordsInFragment(root)).toBe(3)
})
