import { expect, test } from 'vitest'
import type { JsonNode } from '../document/document-json.ts'
import { comparisonHtml, type ExportedComparison } from './html.ts'
import { block, compared, doc, heading, paragraph, table, withAttrs, words } from './test-text.ts'

function htmlOf(before: JsonNode, after: JsonNode, changes: Partial<ExportedComparison> = {}): string {
  const { view, summary } = compared(before, after)
  return comparisonHtml({
    view,
    summary,
    locale: 'en',
    title: 'Joint submission',
    before: 'First reading',
    after: 'Now',
    layout: 'inline',
    shares: [],
    organizations: [],
    ...changes,
  })
}

test('[VC10] what came and went is told without colours, to eyes and ears', () => {
  const html = htmlOf(
    doc(paragraph('a', 'Every person has rights.')),
    doc(paragraph('a', 'Every child has rights.')),
  )
  expect(html).toContain(
    'Every <del id="change-1"><span class="aside">[deleted] </span>person</del>' +
      '<ins><span class="aside">[inserted] </span>child</ins> has rights.',
  )
  expect(html).toMatch(/ins \{[^}]*underline/)
  expect(html).toMatch(/del \{[^}]*line-through/)
})

test.each(['inline', 'side-by-side'] as const)(
  '[VC10] nothing of a text runs or leads astray: %s',
  (layout) => {
    const evil = '</p><script>alert(1)</script><img src=x onerror="alert(1)">\u0000'
    const link = (href: string) => words(evil, { type: 'link', attrs: { href } })
    const html = htmlOf(
      doc(heading('h', evil), withAttrs(paragraph('a', evil), { lang: '"><script>' })),
      doc(
        heading('h', `${evil} more`),
        withAttrs(
          paragraph('a', link('javascript:alert(1)'), words('. '), link('https://a.example/?"><b>')),
          { lang: '"><b>' },
        ),
        { type: '<script>', attrs: { '<b>': '<i>' }, content: [words(evil, '<script>')] },
        { type: 'constructor', attrs: { id: 'x', toString: 'y' } },
      ),
      { layout, title: evil, before: evil, after: evil },
    )
    expect(html).not.toMatch(/<(?:script|img|b|i)[ >]/)
    expect(html).not.toContain('\u0000')
    expect(html).not.toContain('href="javascript')
    expect(html).toContain('href="https://a.example/?&quot;&gt;&lt;b&gt;"')
  },
)

test('[VC10] the file asks nothing of anybody', () => {
  const html = htmlOf(doc(), doc(paragraph('a', 'Words')))
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(html).not.toMatch(/<(?:script|link|iframe|object|img)|url\(|@import/)
})

test('[VC10] languages of blocks are kept, and the page is in the language of whoever takes it', () => {
  const french = (text: string) => withAttrs(paragraph('a', text), { lang: 'fr' })
  const html = htmlOf(doc(french('Selon l’État')), doc(french('Selon l’Organisation')), { locale: 'fr' })
  expect(html).toContain('<html lang="fr">')
  expect(html).toContain('<p dir="auto" lang="fr">')
  expect(html).toContain('Modification 1 sur 1'.slice(0, 12))
  expect(html).toContain('<dt>Mots ajoutés</dt><dd dir="auto">1</dd>')
})

test('[VC10] equal texts are said to be so, and others never', () => {
  const text = doc(paragraph('a', 'Words'))
  expect(htmlOf(text, text)).toContain('No changes: the two versions are the same.')
  expect(htmlOf(text, doc(paragraph('b', 'Words')))).not.toContain('No changes')
})

test('[VC10] tables, moves and changes of attributes are written out', () => {
  const moved = paragraph('m', 'Carried past the table.')
  const before = doc(moved, paragraph('h', 'Facts'), table(['1', '2'], ['a', 'b']))
  const after = doc(heading('h', 'Facts'), table(['1', '2'], ['a', 'x', 'b']), moved)
  const html = htmlOf(before, after)
  for (const words of [
    'Change 1 of 3 · Moved from here',
    'Moved here',
    'heading, kind: paragraph → heading',
    'heading, level: none → 2',
    'Column 2: inserted',
    '<td class="inserted"><p class="note">Change 3 of 3 · Inserted</p>',
  ])
    expect(html).toContain(words)
  const sides = htmlOf(before, after, { layout: 'side-by-side' })
  expect(sides).toContain('<th scope="col" dir="auto">First reading</th><th scope="col" dir="auto">Now</th>')
  expect(sides.match(/Carried past the table/g)).toHaveLength(2)
})

test('[VC10] [SU7] a suggestion is called one, and counts only once it is accepted, under whatever key it is kept', () => {
  const suggested = { type: 'insertion--AbCdEf12', attrs: { id: 's-1', organization: 'Kestrel' } }
  const before = doc(paragraph('a', 'Fund it.'))
  const after = doc({
    type: 'paragraph',
    attrs: { id: 'a' },
    content: [
      { type: 'text', text: 'Fund it' },
      { type: 'text', text: ' for three years', marks: [suggested] },
      { type: 'text', text: '.' },
    ],
  })
  const html = htmlOf(before, after)
  expect(html).not.toContain('AbCdEf12')
  expect(html).toContain('suggested insertion')
  expect(html).toContain('<dt>Words added</dt><dd dir="auto">0 (4 with all suggestions accepted)</dd>')
})

test('[VC10] how many words are whose is written out, in the names that they have', () => {
  const [before, after] = [doc(paragraph('a', 'Old.')), doc(paragraph('a', 'New.'))]
  const shares = [{ name: 'Kestrel <Housing>', added: 1, removed: 0 }]
  const html = htmlOf(before, after, { shares })
  expect(html).toContain('<dt>By organisation</dt><dd dir="auto">Kestrel &lt;Housing&gt; +1 −0</dd>')
  expect(htmlOf(before, after)).not.toContain('By organisation')
})

test('[VC12] how far a recommendation is, and who leads it, are told in words; who may not be named is not', () => {
  const recommendation = (attrs: NonNullable<JsonNode['attrs']>) =>
    doc(withAttrs(block('recommendation', 'r', 'Publish it.'), attrs))
  const [before, after] = [
    recommendation({ status: 'draft', lead: 'kestrel-id' }),
    recommendation({ status: 'needs-work', lead: 'hidden-id' }),
  ]
  const organizations = [{ id: 'kestrel-id', name: { en: 'Kestrel Housing', fr: 'Kestrel Logement' } }]
  const english = htmlOf(before, after, { organizations })
  expect(english).toContain('status: draft → needs work')
  expect(english).toContain('lead organisation: Kestrel Housing → another organisation')
  const french = htmlOf(before, after, { organizations, locale: 'fr' })
  expect(french).toContain('statut\u00a0: projet → à retravailler')
  expect(french).toContain('organisation responsable\u00a0: Kestrel Logement → une autre organisation')
  for (const html of [english, french]) expect(html).not.toMatch(/needs-work|-id(?!=)/)
})
