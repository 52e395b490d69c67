import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { DEFAULT_FORM } from '@plenary/shared/export/word/page-form.ts'
import type { WordDrawing } from '@plenary/shared/export/word/word-text.ts'
import { unzipSync } from 'fflate'
import { png } from './test-images.ts'

/** A drawing without cover and contents: the text alone. */
export const TEXT_ALONE: WordDrawing = {
  ...{
    title: 'On water',
    language: 'en',
    isNumbered: true,
    form: DEFAULT_FORM,
    organizations: ['Kestrel', 'Anchor'],
  },
  pictures: new Map([['f'.repeat(64), { type: 'image/png', bytes: png(40, 20), width: 40, height: 20 }]]),
  words: { contents: 'Contents', submittedBy: 'Submitted by' },
  cover: null,
  hasContents: false,
}

/** The parts of a Word file, by their names. */
export function partsOf(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(file)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  )
}

/** The words of a part, a line for each paragraph. */
export function linesOf(part = ''): string[] {
  return [...part.matchAll(/<w:p>([\s\S]*?)<\/w:p>/g)].map(([, paragraph = '']) =>
    [...paragraph.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
  )
}

/** Words, with marks. */
export function words(text: string, ...marks: NonNullable<JsonNode['marks']>): JsonNode {
  return { type: 'text', text, ...(marks.length > 0 && { marks }) }
}

/** A block around others. */
export function block(type: string, attrs: JsonNode['attrs'], ...content: JsonNode[]): JsonNode {
  return { type, ...(attrs && { attrs }), ...(content.length > 0 && { content }) }
}

const note = (name: string) => block('footnoteReference', { note: name })
const plain = (text: string) => block('paragraph', undefined, words(text))

/** A text in which every kind of block, inline node and mark stands. */
export const EVERYTHING: JsonNode = block(
  'doc',
  undefined,
  block('heading', { id: 'h1', level: 1 }, words('A. Water')),
  block('guidance', undefined, words('Write shortly.'), note('hinted')),
  block(
    'paragraph',
    { id: 'p1' },
    words('First'),
    note('one'),
    words(', see '),
    block('crossReference', { target: 'r2' }),
  ),
  block(
    'paragraph',
    { id: 'p2' },
    words('bold', { type: 'bold' }, { type: 'italic' }),
    words(' and a '),
    words('link', { type: 'link', attrs: { href: 'https://example.org/a?b=1&c="x"' } }),
    words(' again'),
    note('one'),
    note('two'),
    block('hardBreak', undefined),
    words('chose', { type: 'language', attrs: { lang: 'fr' } }, { type: 'underline' }, { type: 'strike' }),
  ),
  block('heading', { id: 'h2', level: 2 }, words('Lists & <signs>')),
  block(
    'bulletList',
    undefined,
    block(
      'listItem',
      undefined,
      plain('point'),
      block('orderedList', { start: 3, type: 'a' }, block('listItem', undefined, plain('third'))),
    ),
  ),
  block('orderedList', undefined, block('listItem', undefined, plain('other'))),
  block('blockquote', undefined, plain('quoted')),
  block('horizontalRule', undefined),
  block('image', { image: 'f'.repeat(64), alt: 'A dry well' }),
  block('paragraph', { id: 'p3', lang: 'ar', dir: 'rtl' }, words('الحق في الماء')),
  block(
    'table',
    undefined,
    block(
      'tableRow',
      undefined,
      block('tableHeader', { colspan: 2 }, plain('Head')),
      block('tableHeader', undefined, plain('Side')),
    ),
    block(
      'tableRow',
      undefined,
      block('tableCell', { rowspan: 2 }, plain('tall')),
      block('tableCell', undefined, plain('b')),
      block('tableCell', undefined, plain('c')),
    ),
    block(
      'tableRow',
      undefined,
      block('tableCell', undefined, plain('d')),
      block('tableCell', undefined, plain('e')),
    ),
  ),
  block('recommendation', { id: 'r1' }, words('Pay.')),
  block(
    'recommendation',
    { id: 'r2' },
    words('Build, as '),
    block('crossReference', { target: 'p2' }),
    words(' says.'),
    note('two'),
  ),
  block('recommendationList', undefined),
  block('signatories', undefined),
  block('footnote', { note: 'two' }, words('Second note.')),
  block('footnote', { note: 'one' }, words('First note.')),
  block('footnote', { note: 'hinted' }, words('Of a hint.')),
)
