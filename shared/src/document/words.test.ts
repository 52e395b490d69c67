import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { countWords } from './word-stretch.ts'
import { countWordsInFragment } from './words.ts'

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
  expect(countWordsInFragment(root)).toEqual({ words: 2, withSuggestions: 2 })
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
  expect(countWordsInFragment(root)).toEqual({ words: 3, withSuggestions: 3 })
})

const source = {
  id: '0195f6a0-0000-7000-8000-000000000001',
  author: 'Imani O.',
  authorId: '0195f6a0-0000-7000-8000-000000000002',
  organizationId: '0195f6a0-0000-7000-8000-000000000003',
  organization: 'Larkspur Centre',
  letters: 'LC',
  hue: 1,
}

test('[SU7] what is suggested counts neither more nor less words before it is accepted; both figures are told', () => {
  const root = new Y.Doc().getXmlFragment('document')
  const paragraphs = ['two were unable to respond', 'one', 'word', 'all gone'].map((words) => {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText(words)])
    return element
  })
  root.insert(0, paragraphs)
  const [first, , split, deleted] = paragraphs
  const text = first?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  text.format(4, 22, { 'deletion--AAAAAAAA': source })
  text.insert(4, 'did not ', { 'insertion--AAAAAAAA': source })
  split?.setAttribute('split', JSON.stringify(source))
  deleted?.setAttribute('deleted', JSON.stringify(source))
  expect(countWordsInFragment(root)).toEqual({ words: 5 + 1 + 2, withSuggestions: 3 + 2 })
})

test('[WC3] straight from Yjs the same: no hints, recommendations once more where a list of them stands, numbers as words', () => {
  const root = new Y.Doc().getXmlFragment('document')
  const add = (name: string, ...content: (string | Y.XmlElement)[]) => {
    const element = new Y.XmlElement(name)
    root.push([element])
    element.insert(
      0,
      content.map((part) => (typeof part === 'string' ? new Y.XmlText(part) : part)),
    )
  }
  add('guidance', 'Say who you are.')
  add(
    'paragraph',
    'As in ',
    new Y.XmlElement('crossReference'),
    ', said',
    new Y.XmlElement('footnoteReference'),
    ' twice',
  )
  add('recommendation', 'Publish the list.')
  add('recommendationList')
  add('footnote', 'A note.')
  expect(countWordsInFragment(root)).toEqual({ words: 5 + 3 + 4 + 2, withSuggestions: 5 + 3 + 4 + 2 })
})
