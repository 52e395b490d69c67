import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentJson } from './document-json.ts'
import { placesOf } from './places.ts'

function block(
  name: string,
  attributes: Record<string, unknown>,
  ...children: (string | Y.XmlElement)[]
): Y.XmlElement {
  const element = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string)
  element.insert(
    0,
    children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : child)),
  )
  return element
}

function text(...blocks: Y.XmlElement[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('document')
  fragment.push(blocks)
  return fragment
}

test('[RD2] what Yjs parts is one piece, and what is not set is left out', () => {
  // Two people who wrote into an empty paragraph at once leave two texts in it.
  const fragment = text(block('paragraph', { id: 'p1', lang: null }, 'Every ', 'single person'))
  const words = (fragment.get(0) as Y.XmlElement).get(1) as Y.XmlText
  words.insert(13, ' counts', { link: { href: 'https://a.example' }, bold: {} })
  words.format(0, 6, { italic: {} })
  words.format(0, 6, { italic: null })
  expect(documentJson(fragment)).toEqual({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        attrs: { id: 'p1' },
        content: [
          { type: 'text', text: 'Every single person' },
          {
            type: 'text',
            text: ' counts',
            marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://a.example' } }],
          },
        ],
      },
    ],
  })
})

test('[RD2] half a surrogate pair does not keep a text from having a hash', () => {
  const fragment = text(block('paragraph', { id: 'p\ud800' }, 'A'))
  expect(documentJson(fragment).content?.[0]?.attrs).toEqual({ id: 'p\ufffd' })
})

test('[RD9] a block is where the screen numbers it: under its heading, and in its paragraph', () => {
  const item = block('listItem', { id: 'i1' }, block('paragraph', { id: 'p2' }, 'Two'))
  const fragment = text(
    block('paragraph', { id: 'p0' }, 'Before'),
    block('heading', { id: 'h1', level: 2 }, 'A. First'),
    block('paragraph', { id: 'p1' }, 'One'),
    block('bulletList', { id: 'l1' }, item),
    block('paragraph', { id: 'p3' }, 'Three'),
  )
  expect(placesOf(documentJson(fragment))).toEqual({
    p0: { section: '', paragraph: 1 },
    h1: { section: 'A. First', paragraph: null },
    p1: { section: 'A. First', paragraph: 2 },
    l1: { section: 'A. First', paragraph: null },
    i1: { section: 'A. First', paragraph: null },
    p2: { section: 'A. First', paragraph: null },
    p3: { section: 'A. First', paragraph: 3 },
  })
})

test('[RD9] a heading of any length and of any characters is a line, and so is an id', () => {
  const fragment = text(
    block('heading', { id: 'h1', level: 2 }, `A\u0000\u202e${'x'.repeat(1_000)}`),
    block('paragraph', { id: 'p\u0000' }, 'One'),
  )
  expect(placesOf(documentJson(fragment))).toEqual({
    h1: { section: `A ${'x'.repeat(157)}…`, paragraph: null },
  })
})
