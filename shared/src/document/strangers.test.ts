import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { MAX_NESTING_DEPTH } from '../limits.ts'
import { findStrangers, type Part } from './strangers.ts'

type Content = Y.XmlElement | Y.XmlText
type Marks = Record<string, unknown>

function el(name: string, ...children: Content[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, children)
  return element
}

function text(words: string, marks?: Marks): Y.XmlText {
  const run = new Y.XmlText()
  run.insert(0, words, marks)
  return run
}

function withAttributes(element: Y.XmlElement, attributes: Record<string, unknown>): Y.XmlElement {
  // Yjs says that attributes are strings; y-tiptap writes numbers too.
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value as string)
  return element
}

const p = (words = 'Words.') => el('paragraph', text(words))

/** What is strange in a text, each as "name: why". */
function strangeness(...blocks: Content[]): string[] {
  const root = new Y.Doc().getXmlFragment('document')
  root.insert(0, [p('Before.'), ...blocks, p('After.')])
  return findStrangers(root).map(({ part, why }) => `${nameOf(part)}: ${why}`)
}

function nameOf(part: Part): string {
  return part instanceof Y.XmlElement ? part.nodeName : part.constructor.name.replace(/^Y/, '')
}

test('[SG1] a text of everything that the editor writes has no stranger', () => {
  const cell = (name: string) => withAttributes(el(name, p()), { colspan: 1, rowspan: 1 })
  expect(
    strangeness(
      withAttributes(el('heading', text('Title')), { level: 2, id: 'a1', lang: 'fr' }),
      el('paragraph'),
      el('paragraph', text('bold', { bold: {} }), el('hardBreak'), text('x', { italic: {}, underline: {} })),
      el('paragraph', text('link', { link: { href: 'https://example.org' } }), new Y.XmlText()),
      withAttributes(el('orderedList', el('listItem', p(), el('bulletList', el('listItem', p())))), {
        start: 3,
      }),
      el('blockquote', p(), el('horizontalRule')),
      el('table', el('tableRow', cell('tableHeader')), el('tableRow', cell('tableCell'))),
    ),
  ).toEqual([])
})

test('[SG1] an unknown block is the stranger, and its parents are not', () => {
  expect(strangeness(el('callout', p()))).toEqual(['callout: unknown-node'])
  expect(strangeness(el('blockquote', el('callout', p())))).toEqual(['callout: unknown-node'])
  expect(strangeness(el('text'), el('constructor'), el('doc', p()))).toEqual([
    'text: unknown-node',
    'constructor: unknown-node',
    'doc: misplaced',
  ])
})

test('[SG1] an unknown inline node is', () => {
  expect(strangeness(el('paragraph', text('See '), el('sidenote', text('1'))))).toEqual([
    'sidenote: unknown-node',
  ])
})

test('[SG1] a text with an unknown mark, mark value or embedded thing is', () => {
  const marked = (marks: Marks) => strangeness(el('paragraph', text('plain '), text('marked', marks)))
  expect(marked({ comment: { id: '1' } })).toEqual(['XmlText: unknown-mark'])
  expect(marked({ link: { href: 'https://example.org', title: 'x' } })).toEqual(['XmlText: unknown-mark'])
  const embedding = new Y.XmlText()
  embedding.insertEmbed(0, { image: 'x.png' })
  expect(strangeness(el('paragraph', embedding))).toEqual(['XmlText: unknown-mark'])
})

test('[SG1] a known node with an unknown attribute or value is', () => {
  expect(strangeness(withAttributes(p(), { align: 'center' }))).toEqual(['paragraph: unknown-attribute'])
  expect(strangeness(withAttributes(el('heading', text('x')), { level: 4 }))).toEqual([
    'heading: unknown-attribute',
  ])
})

test('[SG1] a known node in a wrong place is', () => {
  expect(strangeness(el('listItem', p()))).toEqual(['listItem: misplaced'])
  expect(strangeness(el('paragraph', p()))).toEqual(['paragraph: misplaced'])
  expect(strangeness(el('horizontalRule', text('x')))).toEqual(['XmlText: misplaced'])
  expect(strangeness(el('bulletList', el('listItem', el('heading', text('x')), p())))).toEqual([
    'heading: misplaced',
  ])
})

test('[SG1] text at the root is, also without a letter', () => {
  expect(strangeness(text('loose'))).toEqual(['XmlText: misplaced'])
  expect(strangeness(new Y.XmlText())).toEqual(['XmlText: misplaced'])
})

test('[SG1] what stands deeper than a text may nest is, with all that is below it', () => {
  const nested = (levels: number) => {
    let block = p()
    for (let level = 1; level < levels; level++) block = el('blockquote', block)
    return block
  }
  expect(strangeness(nested(MAX_NESTING_DEPTH))).toEqual([])
  expect(strangeness(nested(MAX_NESTING_DEPTH + 1))).toEqual(['paragraph: too-deep'])
  expect(strangeness(nested(200))).toEqual(['blockquote: too-deep'])
})

test('[SG1] a node without its required content is, when words would go with it', () => {
  const inner = el('bulletList', el('listItem', p('Nested.')))
  expect(strangeness(el('bulletList', el('listItem', inner)))).toEqual(['bulletList: misplaced'])
  expect(strangeness(el('blockquote', el('table', el('tableRow'))))).toEqual([])
})

test('[SG5] an empty remnant of known nodes is bare, and one with anything in it is not', () => {
  expect(strangeness(el('bulletList'))).toEqual(['bulletList: bare'])
  expect(strangeness(el('bulletList', el('listItem')))).toEqual(['listItem: bare'])
  expect(
    strangeness(el('bulletList', el('listItem', el('bulletList', el('listItem', el('paragraph')))))),
  ).toEqual(['listItem: bare'])
  expect(strangeness(withAttributes(el('table'), { summary: 'x' }))).toEqual([
    'table: unknown-attribute',
    'table: incomplete',
  ])
})
