import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ownWords } from './own-words.ts'

const OWN = 7

/** A text of two paragraphs by somebody else, as this tab has it, and the letters of the first. */
function openText(...paragraphs: string[]) {
  const theirs = new Y.Doc()
  theirs.clientID = 3
  theirs.getXmlFragment(ROOT_NAME).push(paragraphs.map(paragraph))
  const doc = new Y.Doc()
  doc.clientID = OWN
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
  return { doc, root: doc.getXmlFragment(ROOT_NAME), theirs }
}

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(words)])
  return element
}

function textOf(root: Y.XmlFragment, at: number): Y.XmlText {
  const element = root.get(at)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('no text there')
  return text
}

function storedNow(doc: Y.Doc) {
  return new Map([[OWN, Y.getState(doc.store, OWN)]])
}

test('[RI4] what was stored and what others wrote is not among one’s own unsaved words', () => {
  const { doc, root } = openText('Of others.', 'More of others.')
  textOf(root, 0).insert(10, ' Mine, stored.')
  const stored = storedNow(doc)
  expect(ownWords(doc, stored)).toEqual([])
  textOf(root, 1).insert(15, ' Mine, not stored.')
  expect(ownWords(doc, stored)).toEqual(['Mine, not stored.'])
})

test('[RI4] each block is a line, in the order of the text, also where one is inside another', () => {
  const { doc, root } = openText('One', 'Two')
  const item = new Y.XmlElement('listItem')
  item.insert(0, [paragraph('in a list')])
  const list = new Y.XmlElement('bulletList')
  list.insert(0, [item])
  root.push([list])
  textOf(root, 0).insert(3, ' and a half')
  expect(ownWords(doc, new Map([[OWN, 0]]))).toEqual(['and a half', 'in a list'])
})

test('[RI4] a piece of which the beginning is stored is given from there on, with its gaps', () => {
  const { doc, root } = openText('Between')
  const text = textOf(root, 0)
  text.insert(0, 'stored')
  const stored = storedNow(doc)
  text.insert(6, ' not')
  text.insert(text.length, ' after')
  expect(ownWords(doc, stored)).toEqual(['not … after'])
})

test('[RI4] what one has deleted again is gone, and formats do not cut a word in two', () => {
  const { doc, root } = openText('')
  const text = textOf(root, 0)
  text.insert(0, 'half bold word')
  text.format(5, 4, { bold: true })
  text.insert(14, ' gone')
  text.delete(14, 5)
  expect(ownWords(doc, new Map([[OWN, 0]]))).toEqual(['half bold word'])
})
