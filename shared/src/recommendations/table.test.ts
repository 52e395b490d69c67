import { expect, test } from 'vitest'
import type { JsonNode } from '../document/document-json.ts'
import { annexHtml } from './annex-html.ts'
import { deadlineText } from './deadline-text.ts'
import { recommendationsIn } from './listed.ts'
import { recommendationsCsv } from './table-csv.ts'
import { recommendationsTableHtml } from './table-html.ts'

const document: JsonNode = {
  type: 'doc',
  content: [
    { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'Why.' }] },
    {
      type: 'recommendation',
      attrs: {
        id: 'a',
        addressee: 'Parliament',
        deadline: '2028-12-31',
        sdgs: '16,5',
        lead: 'org',
        status: 'agreed',
      },
      content: [
        { type: 'text', text: 'Enact a ' },
        { type: 'text', text: 'law', marks: [{ type: 'bold' }] },
        { type: 'footnoteReference', attrs: { note: 'n' } },
        { type: 'text', text: '.' },
      ],
    },
    {
      type: 'recommendation',
      attrs: { id: 'b', lang: 'fr', theme: ' ' },
      content: [{ type: 'text', text: '=Publier <tout>.' }],
    },
  ],
}
const items = recommendationsIn(document)
const leadName = (id: string) => (id === 'org' ? 'Larkspur & Co' : null)

test('[RC2] a text’s recommendations are listed in its order, with their numbers, plain words and fields', () => {
  expect(items.map(({ id, label, words, lang }) => [id, label, words, lang])).toEqual([
    ['a', 'R1', 'Enact a law.', null],
    ['b', 'R2', '=Publier <tout>.', 'fr'],
  ])
  expect(items[0]?.values).toMatchObject({ addressee: 'Parliament', status: 'agreed', theme: null })
  expect(items[1]?.values.theme).toBeNull()
})

test('[RC3] the table for those outside names heads, escapes words, says no status and leaves out empty columns', () => {
  const html = recommendationsTableHtml(items, { locale: 'en', leadName, isLinked: true })
  expect(html).toContain('<th scope="row"><a href="#R1">R1</a></th>')
  expect(html).toContain('<td class="is-words" dir="auto" lang="fr">=Publier &lt;tout&gt;.</td>')
  expect(html).toContain(
    '<abbr title="Gender equality">5</abbr>, <abbr title="Peace, justice and strong institutions">16</abbr>',
  )
  expect(html).toContain('Larkspur &amp; Co')
  expect(html).toContain('31 Dec 2028')
  expect(html).not.toMatch(/agreed|Theme/i)
  const french = recommendationsTableHtml(items, { locale: 'fr', leadName: () => null, isLinked: false })
  expect(french).toContain('<th scope="row">R1</th>')
  expect(french).not.toMatch(/Responsable|Larkspur/)
})

test('[RC4] the annex is a page that needs nothing else', () => {
  const html = annexHtml(items, { locale: 'fr', leadName, isLinked: false, title: 'A <b>', coalition: 'C' })
  expect(html).toContain('<title>Recommandations: A &lt;b&gt;</title>')
  expect(html).toContain('<html lang="fr">')
  expect(html).not.toMatch(/<script|<link|https?:|url\(/)
})

test('[RC4] the table for spreadsheets says all fields, and none of them is a formula', () => {
  const [head, first, second] = recommendationsCsv(items, leadName).split('\r\n')
  expect(head).toBe(
    '\uFEFF"number","recommendation","addressee","verb","theme","sdgs","groups","basis","deadline","indicator","lead","status"',
  )
  expect(first).toBe(
    '"R1","Enact a law.","Parliament","","","16,5","","","2028-12-31","","Larkspur & Co","agreed"',
  )
  expect(second).toContain(`"'=Publier <tout>."`)
})

test('[RC3] a deadline that is a day is read as one, and words as they stand', () => {
  expect(deadlineText('2028-12-31', 'fr')).toBe('31 déc. 2028')
  expect(deadlineText('2028-99-99', 'en')).toBe('2028-99-99')
  expect(deadlineText('30 months', 'en')).toBe('30 months')
})
