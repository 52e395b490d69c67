import { describe, expect, test } from 'vitest'
import { block, doc, heading, paragraph, withAttrs, words } from '../comparison/test-text.ts'
import type { JsonNode } from '../document/document-json.ts'
import vocabulary from '../document/vocabulary.json' with { type: 'json' }
import { documentHtml } from './document-html.ts'
import { documentMarkdown } from './document-markdown.ts'
import { sectionsOf } from './outline.ts'
import type { Picture } from './pictures.ts'
import { standingText } from './standing-text.ts'
import { DEFAULT_FORM } from './word/page-form.ts'
import { wordParts } from './word/word-parts.ts'
import type { WordDrawing } from './word/word-text.ts'

const PICTURE: Picture = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]), width: 4, height: 2 }
const PLAIN = {
  isNumbered: false,
  organizations: ['Kestrel'],
  pictures: new Map([['a'.repeat(64), PICTURE]]),
}
const html = (...blocks: JsonNode[]) => documentHtml(doc(...blocks), PLAIN)
/** A sample is a text, or one block of one. */
const textOf = (sample: JsonNode) => (sample.type === 'doc' ? sample : doc(sample))
const cells = (type: string) =>
  block('table', 't', block('tableRow', 'r', block(type, 'c', paragraph('p', 'X'))))
const noted = doc(
  paragraph('p', 'X', { type: 'footnoteReference', attrs: { note: 'n' } }),
  withAttrs(block('footnote', 'f', 'N'), { note: 'n' }),
)
const item = block('listItem', 'i', paragraph('p', 'X'))

/** One of each kind of node, and what stands for it in HTML. A new kind of the schema needs its own. */
const NODES: Record<keyof typeof vocabulary.nodes, [sample: JsonNode, form: string]> = {
  doc: [paragraph('p', 'X'), '<p dir="auto">X</p>'],
  text: [paragraph('p', 'X'), 'X'],
  paragraph: [paragraph('p', 'X'), '<p dir="auto">X</p>'],
  heading: [heading('h', 'X'), '<h2 id="section-1" dir="auto">X</h2>'],
  bulletList: [block('bulletList', 'l', item), '<ul dir="auto"><li'],
  orderedList: [
    withAttrs(block('orderedList', 'l', item), { start: 3, type: 'a' }),
    '<ol dir="auto" start="3" type="a">',
  ],
  listItem: [block('bulletList', 'l', item), '<li dir="auto"><p dir="auto">X</p></li>'],
  blockquote: [block('blockquote', 'q', paragraph('p', 'X')), '<blockquote dir="auto"><p'],
  horizontalRule: [block('horizontalRule', 'r'), '<hr>'],
  hardBreak: [paragraph('p', 'X', { type: 'hardBreak' }, 'Y'), 'X<br>Y'],
  table: [cells('tableCell'), '<table dir="auto">'],
  tableRow: [cells('tableCell'), '<tr dir="auto">'],
  tableHeader: [cells('tableHeader'), '<th scope="col" dir="auto"><p dir="auto">X</p></th>'],
  tableCell: [cells('tableCell'), '<td dir="auto"><p dir="auto">X</p></td>'],
  recommendation: [
    block('recommendation', 'm', 'X'),
    '<p class="recommendation" id="R1" dir="auto"><span class="number">R1</span> X</p>',
  ],
  footnote: [noted, '<li id="note-1" dir="auto">N</li>'],
  footnoteReference: [noted, 'X<sup class="note-sign"><a href="#note-1">1</a></sup>'],
  crossReference: [
    doc(
      block('recommendation', 'm', 'X'),
      paragraph('p', 'As in ', { type: 'crossReference', attrs: { target: 'm' } }),
    ),
    '<p dir="auto">As in R1</p>',
  ],
  guidance: [doc(paragraph('p', 'X'), block('guidance', 'g', 'A hint')), '<p dir="auto">X</p>'],
  recommendationList: [
    doc(block('recommendation', 'm', 'X'), block('recommendationList', 'y')),
    '<ul class="recommendations"><li dir="auto"><a class="number" href="#R1">R1</a> X</li></ul>',
  ],
  image: [
    withAttrs(block('image', 'm'), { image: 'a'.repeat(64), alt: 'A "dry" well' }),
    `<img src="data:image/png;base64,AQID" alt="A &quot;dry&quot; well" width="4" height="2">`,
  ],
  signatories: [doc(block('signatories', 's')), '<ul class="signatories"><li dir="auto">Kestrel</li></ul>'],
}

const LINK = { type: 'link', attrs: { href: 'https://a.example/?a=1&b="2"' } }
const LANGUAGE = { type: 'language', attrs: { lang: 'fr' } }
const MARKS: Record<keyof typeof vocabulary.marks, [html: string, markdown: string]> = {
  bold: ['<strong>X</strong>', '**X**'],
  italic: ['<em>X</em>', '*X*'],
  underline: ['<u>X</u>', '<u>X</u>'],
  strike: ['<s>X</s>', '<s>X</s>'],
  link: [
    '<a href="https://a.example/?a=1&amp;b=&quot;2&quot;" rel="noopener noreferrer nofollow">X</a>',
    '[X](<https://a.example/?a=1\\&b="2">)',
  ],
  language: ['<span lang="fr">X</span>', 'X'],
  insertion: ['<p dir="auto"></p>', ''],
  deletion: ['<p dir="auto">X</p>', 'X'],
  modification: ['<p dir="auto"><strong>X</strong></p>', '**X**'],
}

const DRAWN: WordDrawing = {
  ...{ title: 'A text', language: 'en', isNumbered: false, organizations: [], form: DEFAULT_FORM },
  ...{ words: { contents: '', submittedBy: '' }, cover: null, hasContents: false },
}

describe('[SL7] every kind of node and mark has its form', () => {
  test('none of the schema is missing', () => {
    expect(Object.keys(NODES).sort()).toEqual(Object.keys(vocabulary.nodes).sort())
    expect(Object.keys(MARKS).sort()).toEqual(Object.keys(vocabulary.marks).sort())
  })

  test.each(Object.entries(NODES))('%s', (_name, [sample, form]) => {
    expect(documentHtml(textOf(sample), PLAIN)).toContain(form)
    expect(documentMarkdown(textOf(sample), PLAIN).trim()).not.toBe('')
  })

  test.each(Object.entries(MARKS))('%s', (name, [inHtml, inMarkdown]) => {
    const mark = { link: LINK, language: LANGUAGE }[name] ?? {
      type: name,
      attrs: { before: '[{"type":"bold"}]' },
    }
    const text = standingText(doc(paragraph('p', words('X', mark))))
    expect(documentHtml(text, PLAIN)).toContain(inHtml)
    expect(documentMarkdown(text, PLAIN)).toBe(`${inMarkdown}\n`)
  })

  test('one that is none of the schema is not passed over', () => {
    expect(() => html({ type: 'video' })).toThrow('video')
    expect(() => documentMarkdown(doc({ type: 'video' }), PLAIN)).toThrow('video')
  })
})

describe('[SL7] the HTML of a text', () => {
  test('runs nothing and leads nowhere that was not allowed, whatever is written in it', () => {
    const evil = words('<img src=x onerror=alert(1)>', {
      type: 'link',
      attrs: { href: 'javascript:alert(1)' },
    })
    const lang = withAttrs(paragraph('p', evil), { lang: '"><script>' })
    expect(html(lang)).toBe(
      '<p lang="&quot;&gt;&lt;script&gt;" dir="auto">&lt;img src=x onerror=alert(1)&gt;</p>',
    )
    expect(documentMarkdown(doc(lang), PLAIN)).toBe('\\<img src=x onerror=alert(1)\\>\n')
  })

  test('numbers the paragraphs that the room numbers, and no others', () => {
    const quote = block('blockquote', 'q', paragraph('c', 'Three'))
    const text = documentHtml(doc(paragraph('a', 'One'), quote, paragraph('b', 'Two')), { isNumbered: true })
    expect(text).toContain('<p class="numbered" id="p1" dir="auto"><span class="number">1</span> One</p>')
    expect(text).toContain('<p class="numbered" id="p2" dir="auto"><span class="number">2</span> Two</p>')
    expect(text.match(/class="number"/g)).toHaveLength(2)
  })

  test('begins its headings below the title of the page, and hangs their letters', () => {
    const text = doc(heading('a', 'A. First', 2), heading('b', 'Part', 3), heading('c', 'B. Second', 2))
    expect(documentHtml(text, PLAIN)).toBe(
      [
        '<h2 id="section-1" dir="auto"><span class="number">A.</span> First</h2>',
        '<h3 dir="auto">Part</h3>',
        '<h2 id="section-2" dir="auto"><span class="number">B.</span> Second</h2>',
      ].join('\n'),
    )
    expect(sectionsOf(text)).toEqual([
      { anchor: 'section-1', letter: 'A', title: 'First' },
      { anchor: 'section-2', letter: 'B', title: 'Second' },
    ])
  })

  test('[FN2] parts two signs of notes that touch, and no others', () => {
    const sign = (note: string) => ({ type: 'footnoteReference', attrs: { note } })
    const text = doc(
      paragraph('p', 'X', sign('a'), sign('b'), sign('gone'), ' and', sign('a')),
      withAttrs(block('footnote', 'f', 'N'), { note: 'a' }),
      withAttrs(block('footnote', 'g', 'M'), { note: 'b' }),
    )
    const drawn = (number: number) => `<sup class="note-sign"><a href="#note-${number}">${number}</a></sup>`
    expect(documentHtml(text, PLAIN)).toContain(`X${drawn(1)}<sup>, </sup>${drawn(2)} and${drawn(1)}`)
    const word = wordParts(text, DRAWN)['word/document.xml'] ?? ''
    const raised = word.match(/<w:t xml:space="preserve">, <\/w:t>/g)
    expect(raised).toHaveLength(1)
  })
})
