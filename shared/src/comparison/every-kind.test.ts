import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentJson, type JsonMark, type JsonNode, type Value } from '../document/document-json.ts'
import { RECOMMENDATION_FIELDS } from '../document/recommendation.ts'
import { documentSchema } from '../document/schema.ts'
import { encodeSource, SOURCE_FIELDS } from '../document/suggestion.ts'
import vocabulary from '../document/vocabulary.json' with { type: 'json' }
import { applyComparison } from './apply.ts'
import { comparisonHtml } from './html.ts'
import { COMPARISON_WORDS } from './html-words.ts'
import { revertComparison } from './invert.ts'
import { block, compared, doc, paragraph, withAttrs, words } from './test-text.ts'

type NodeName = keyof typeof vocabulary.nodes
type MarkName = keyof typeof vocabulary.marks

const UUID = '0195f6a0-0000-7000-8000-00000000000'
const source = (n: 1 | 2) => ({
  author: `Person ${n}`,
  authorId: `${UUID}${n}`,
  hue: n,
  id: `${UUID}${n}`,
  letters: `L${n}`,
  organization: `Organisation ${n}`,
  organizationId: `${UUID}${n}`,
})
const sources: [string, string] = [encodeSource(source(1)), encodeSource(source(2))]

const cells = (...content: JsonNode[]) => block('table', 't', block('tableRow', 'r', ...content))
const item = block('listItem', 'i', paragraph('p', 'Words'))

/** A text with one of each kind of node. A new kind of the schema needs its own: what it looks like when it is compared. */
const SAMPLES: Record<NodeName, JsonNode> = {
  doc: doc(paragraph('p', 'Words')),
  text: doc(paragraph('p', 'Words')),
  paragraph: doc(paragraph('p', 'Words')),
  heading: doc(withAttrs(block('heading', 'h', 'Words'), { level: 2 })),
  bulletList: doc(block('bulletList', 'l', item)),
  orderedList: doc(block('orderedList', 'l', item)),
  listItem: doc(block('bulletList', 'l', item)),
  blockquote: doc(block('blockquote', 'q', paragraph('p', 'Words'))),
  horizontalRule: doc(block('horizontalRule', 'r')),
  hardBreak: doc(paragraph('p', 'Words', { type: 'hardBreak' }, 'more')),
  table: doc(cells(block('tableCell', 'c', paragraph('p', 'Words')))),
  tableRow: doc(cells(block('tableCell', 'c', paragraph('p', 'Words')))),
  tableHeader: doc(cells(block('tableHeader', 'c', paragraph('p', 'Words')))),
  tableCell: doc(cells(block('tableCell', 'c', paragraph('p', 'Words')))),
  recommendation: doc(block('recommendation', 'm', 'Words')),
  footnote: doc(block('footnote', 'n', 'Words')),
  guidance: doc(block('guidance', 'g', 'Words')),
  recommendationList: doc(block('recommendationList', 'y')),
  signatories: doc(block('signatories', 's')),
  image: doc(block('image', 'm')),
  footnoteReference: doc(paragraph('p', 'Words', { type: 'footnoteReference' }, 'more')),
  crossReference: doc(paragraph('p', 'Words', { type: 'crossReference' }, 'more')),
}

/** Two values of each attribute. */
const VALUES: Record<string, [Value, Value]> = {
  id: ['one', 'other'],
  lang: ['fr', 'ar'],
  level: [1, 3],
  start: [2, 5],
  type: ['a', 'i'],
  colspan: [2, 3],
  rowspan: [2, 3],
  colwidth: [[100], [200]],
  align: ['left', 'right'],
  inserted: sources,
  deleted: sources,
  split: sources,
  joined: sources,
  changed: sources,
  dir: ['ltr', 'rtl'],
  note: ['n1', 'n2'],
  target: ['b1', 'b2'],
  ...Object.fromEntries(RECOMMENDATION_FIELDS.map((field) => [field, ['one', 'other']])),
  image: ['a'.repeat(64), 'b'.repeat(64)],
  alt: ['A dry well', 'A full well'],
  width: [200, 400],
  height: [100, 300],
  href: ['https://a.example/', 'https://b.example/'],
  before: ['[]', '[{"type":"bold"}]'],
  ...Object.fromEntries(SOURCE_FIELDS.map((field) => [field, [source(1)[field], source(2)[field]]])),
}

const BARE: Record<MarkName, JsonMark> = {
  link: { type: 'link', attrs: { href: 'https://a.example/' } },
  bold: { type: 'bold' },
  italic: { type: 'italic' },
  underline: { type: 'underline' },
  strike: { type: 'strike' },
  language: { type: 'language', attrs: { lang: 'fr' } },
  insertion: { type: 'insertion', attrs: source(1) },
  deletion: { type: 'deletion', attrs: source(1) },
  modification: { type: 'modification', attrs: { ...source(1), before: '[]' } },
}

const nodes = Object.entries(vocabulary.nodes)
const marks = Object.entries(vocabulary.marks)
const ofNodes = nodes.flatMap(([name, { attributes }]) =>
  attributes.map((attribute) => [name, attribute] as const),
)
const ofMarks = marks.flatMap(([name, attributes]) =>
  attributes.map((attribute) => [name, attribute] as const),
)

/** The text with an attribute on every node of a kind. */
function withAttribute(node: JsonNode, kind: string, name: string, value: Value): JsonNode {
  const own = node.type === kind ? withAttrs(node, { [name]: value }) : node
  return {
    ...own,
    ...(own.content && { content: own.content.map((child) => withAttribute(child, kind, name, value)) }),
  }
}

function sampleOf(name: string): JsonNode {
  const sample = SAMPLES[name as NodeName]
  if (!sample) throw new Error(`no sample of ${name}: write one, and look at how it is compared`)
  return sample
}

function valuesOf(name: string): [Value, Value] {
  const values = VALUES[name]
  if (!values) throw new Error(`no values of ${name}: write some, and look at how they are compared`)
  return values
}

/** Through Yjs and back, as a version is kept. */
function canonical(document: JsonNode): JsonNode {
  const fragment = new Y.Doc().getXmlFragment('document')
  fragment.push((document.content ?? []).map(asYjs))
  return documentJson(fragment)
}

function asYjs({ type, attrs, text, marks: list = [], content = [] }: JsonNode): Y.XmlElement | Y.XmlText {
  if (text !== undefined) {
    const piece = new Y.XmlText()
    piece.insert(0, text, Object.fromEntries(list.map((mark) => [mark.type, mark.attrs ?? {}])))
    return piece
  }
  const element = new Y.XmlElement(type)
  for (const [name, value] of Object.entries(attrs ?? {})) element.setAttribute(name, value as string)
  element.insert(0, content.map(asYjs))
  return element
}

function expectCompared(before: JsonNode, after: JsonNode, isSeen: boolean): string {
  for (const side of [before, after]) {
    documentSchema.nodeFromJSON(side).check()
    expect(canonical(side)).toEqual(side)
  }
  const { comparison, view, summary } = compared(before, after)
  expect(applyComparison(before, comparison)).toEqual(after)
  expect(revertComparison(after, comparison)).toEqual(before)
  expect(summary.isSame).toBe(false)
  expect(view.steps.length > 0).toBe(isSeen)
  return comparisonHtml({
    view,
    summary,
    locale: 'en',
    title: '',
    before: '',
    after: '',
    layout: 'inline',
    shares: [],
    organizations: [],
  })
}

describe('[VC7] every kind of node is compared and has its canonical form', () => {
  test.each(nodes)('%s: put in and taken out', (name) => {
    const sample = sampleOf(name)
    const [own, other] = [canonical(sample), doc(paragraph('other', 'Something else'))]
    expect(own).toEqual(sample)
    expectCompared(other, own, true)
    expectCompared(own, other, true)
  })

  test.each(ofNodes)('%s: its %s', (name, attribute) => {
    const [one, other] = valuesOf(attribute).map((value) =>
      withAttribute(sampleOf(name), name, attribute, value),
    )
    if (!one || !other) throw new Error('no two')
    const html = expectCompared(one, other, attribute !== 'id')
    if (attribute !== 'id') expect(html).toContain(COMPARISON_WORDS.en.attributes[attribute])
  })
})

describe('[VC7] every kind of mark is compared and has its canonical form', () => {
  test.each(marks)('%s: put on and taken off', (name) => {
    const mark = BARE[name as MarkName]
    if (!mark) throw new Error(`no sample of ${name}: write one, and look at how it is compared`)
    const [plain, own] = [doc(paragraph('p', 'Words')), doc(paragraph('p', words('Words', mark)))]
    expect(expectCompared(plain, own, true)).toContain(`+ ${COMPARISON_WORDS.en.marks[name]}`)
    expect(expectCompared(own, plain, true)).toContain(`− ${COMPARISON_WORDS.en.marks[name]}`)
  })

  test.each(ofMarks)('%s: its %s', (name, attribute) => {
    const [one, other] = valuesOf(attribute).map((value) => {
      const { type, attrs } = BARE[name as MarkName]
      return doc(paragraph('p', words('Words', { type, attrs: { ...attrs, [attribute]: value } })))
    })
    if (!one || !other) throw new Error('no two')
    expectCompared(one, other, true)
  })
})

test.each(['en', 'fr'] as const)('[VC7] every node, mark and attribute has its name in %s', (locale) => {
  const { kinds, marks: named, attributes } = COMPARISON_WORDS[locale]
  expect(Object.keys(kinds).sort()).toEqual(nodes.map(([name]) => name).sort())
  expect(Object.keys(named).sort()).toEqual(marks.map(([name]) => name).sort())
  expect(Object.keys(attributes).sort()).toEqual(
    [...new Set([...ofNodes.map(([, attribute]) => attribute), 'blockType'])].sort(),
  )
})
