import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { paragraphsOf } from './paragraphs.ts'
import { fieldsOf, momentOf } from './round-time.ts'

function block(name: string, id: string, ...children: (string | Y.XmlElement)[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.setAttribute('id', id)
  const parts = children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : child))
  element.insert(0, parts)
  return element
}

test('[RD15] paragraphs are numbered as on the screen, those without words left out', () => {
  const doc = new Y.Doc()
  doc
    .getXmlFragment(ROOT_NAME)
    .push([
      block('heading', 'h1', 'A. First'),
      block('paragraph', 'p1', ''),
      block('bulletList', 'l1', block('listItem', 'i1', block('paragraph', 'p2', 'In a list'))),
      block('paragraph', 'p3', 'One', new Y.XmlElement('hardBreak'), 'two'),
    ])
  const paragraphs = paragraphsOf(doc)
  expect(paragraphs.map(({ blockId, number, words }) => ({ blockId, number, words }))).toEqual([
    { blockId: 'h1', number: null, words: 'A. First' },
    { blockId: 'p2', number: null, words: 'In a list' },
    { blockId: 'p3', number: 2, words: 'One two' },
  ])
})

test('[RD15] a paragraph is found again by its beginning after others have written before it', () => {
  const doc = new Y.Doc()
  const text = doc.getXmlFragment(ROOT_NAME)
  text.push([block('paragraph', 'p1', 'One')])
  const start = paragraphsOf(doc)[0]?.start ?? ''
  const [paragraph] = text.toArray()
  text.insert(0, [block('paragraph', 'p0', 'Before')])
  const position = Y.decodeRelativePosition(Uint8Array.from(atob(start), (letter) => letter.charCodeAt(0)))
  expect(Y.createAbsolutePositionFromRelativePosition(position, doc)?.type).toBe(paragraph)
})

test('[RD12] a moment comes back from its fields, and half a moment is none', () => {
  const moment = new Date(2027, 2, 8, 9, 5)
  const { day, time } = fieldsOf(moment)
  expect({ day, time }).toEqual({ day: '2027-03-08', time: '09:05' })
  expect(momentOf(day, time)).toEqual(moment)
  expect(momentOf('', '09:05')).toBeNull()
  expect(momentOf('2027-03-08', '')).toBeNull()
})
