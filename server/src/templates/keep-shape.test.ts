import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { expect, test } from 'vitest'
import { keepShape } from './keep-shape.ts'
import { textOf } from './plain-blocks.ts'

const words = (text: string): JsonNode[] => [{ type: 'text', text }]
const paragraph = (text: string): JsonNode => ({ type: 'paragraph', content: words(text) })
const cell = (type: string, text: string): JsonNode => ({ type, content: [paragraph(text)] })

const TEXT: JsonNode = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { id: 'h1', level: 2, lang: 'fr' },
      content: [...words('Titre'), { type: 'text', text: ' secret', marks: [{ type: 'insertion' }] }],
    },
    { type: 'guidance', content: words('Hint') },
    paragraph('secret one'),
    paragraph('secret two'),
    {
      type: 'recommendation',
      attrs: { addressee: 'secret' },
      content: words('secret'),
    },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'Head'), cell('tableHeader', 'Other')] },
        { type: 'tableRow', content: [cell('tableCell', 'secret'), cell('tableCell', 'secret')] },
      ],
    },
    { type: 'blockquote', content: [paragraph('secret')] },
    { type: 'signatories' },
    { type: 'heading', attrs: { id: 'h2', level: 2, inserted: {} }, content: words('secret') },
    { type: 'footnote', content: words('secret') },
  ],
}

test('[TP4] headings, hints, heads of tables and empty recommendations are kept, and no other words', () => {
  const kept = keepShape(TEXT, new Map([['h1', 300]]))
  expect(kept).toEqual([
    { type: 'heading', level: 2, text: 'Titre', budget: 300, lang: 'fr' },
    { type: 'guidance', text: 'Hint' },
    { type: 'paragraph' },
    { type: 'recommendation', fields: {} },
    { type: 'table', heads: ['Head', 'Other'], rows: 1 },
    { type: 'paragraph' },
    { type: 'signatories' },
  ])
  const { blocks } = textOf(kept)
  expect(() => documentSchema.nodeFromJSON({ type: 'doc', content: blocks }).check()).not.toThrow()
  expect(JSON.stringify(blocks)).not.toContain('secret')
})
