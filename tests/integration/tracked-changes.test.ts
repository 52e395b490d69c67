import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import { comparisonParts } from '@plenary/shared/export/word/comparison-parts.ts'
import { wordParts } from '@plenary/shared/export/word/word-parts.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedBy, changes, documents } from '../fuzz/random-documents.ts'
import { settledLines } from '../support/tracked-changes.ts'
import { block, EVERYTHING, TEXT_ALONE, words } from '../support/word-files.ts'

const AUTHOR = 'Common Table Coalition'

/** The Word file of how a text became another, and of each of the two by itself. */
function filesOf(before: JsonNode, after: JsonNode) {
  const alone = (text: JsonNode) => wordParts(standingText(text), TEXT_ALONE)
  return {
    both: comparisonParts({ before, after }, TEXT_ALONE, AUTHOR),
    before: alone(before),
    after: alone(after),
  }
}

function expectBoth(before: JsonNode, after: JsonNode): string {
  const files = filesOf(before, after)
  expect(settledLines(files.both, 'accept')).toEqual(settledLines(files.after, 'accept'))
  expect(settledLines(files.both, 'reject')).toEqual(settledLines(files.before, 'reject'))
  return files.both['word/document.xml'] ?? ''
}

const paragraph = (id: string, ...line: (JsonNode | string)[]) =>
  block('paragraph', { id }, ...line.map((each) => (typeof each === 'string' ? words(each) : each)))
const doc = (...content: JsonNode[]) => block('doc', undefined, ...content)
const LONG = 'Everyone has the right to water that is safe, near and within their means, everywhere.'

describe('[EX6] a comparison as tracked changes', () => {
  test('words that came and went are insertions and deletions, and the words around them neither', () => {
    const xml = expectBoth(
      doc(paragraph('a', 'The State should build ten wells.')),
      doc(paragraph('a', 'The State must build ten deep wells.')),
    )
    expect(xml).toMatch(/<w:del [^>]*><w:r><w:delText [^>]*>should<\/w:delText><\/w:r><\/w:del>/)
    expect(xml).toMatch(/<w:ins [^>]*><w:r><w:t [^>]*>must<\/w:t><\/w:r><\/w:ins>/)
    expect(xml).toMatch(/<w:p><w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr><w:r><w:t [^>]*>The State /)
  })

  test('paragraphs that came and went do so with their ends', () => {
    const xml = expectBoth(
      doc(paragraph('a', 'One.'), paragraph('b', LONG), paragraph('c', 'Three.')),
      doc(
        paragraph('a', 'One.'),
        paragraph('d', 'Quite other matters stand here.'),
        paragraph('c', 'Three.'),
      ),
    )
    expect(xml).toMatch(/<w:rPr><w:ins [^>]*\/><\/w:rPr><\/w:pPr><w:ins /)
    expect(xml).toMatch(/<w:rPr><w:del [^>]*\/><\/w:rPr><\/w:pPr><w:del /)
  })

  test('a block that moved is a move with both its ends under one name, and its changed words are told', () => {
    const others = ['The first of five.', 'Two is another thing.', 'Three has come.', 'Four again.'].map(
      (text, at) => paragraph(`o${at}`, text),
    )
    const xml = expectBoth(
      doc(paragraph('m', LONG), ...others),
      doc(...others, paragraph('m', LONG.replace('everywhere', 'in each district'))),
    )
    expect(
      [...xml.matchAll(/<w:(move\w+RangeStart) [^>]*w:name="(\w+)"/g)].map(([, kind, name]) => [kind, name]),
    ).toEqual([
      ['moveFromRangeStart', 'move1'],
      ['moveToRangeStart', 'move1'],
    ])
    expect(xml).toMatch(/<w:moveFrom [^>]*><w:r><w:t [^>]*>Everyone/)
    expect(xml).toMatch(/<w:ins [^>]*><w:r><w:t [^>]*>[^<]*district/)
  })

  test('formats and kinds of paragraphs are told by how they were', () => {
    const xml = expectBoth(
      doc(paragraph('a', 'Plain ', words('bold', { type: 'bold' }), ' end.'), paragraph('b', 'A head')),
      doc(
        paragraph('a', 'Plain ', words('bold', { type: 'italic' }), ' end.'),
        block('heading', { id: 'b', level: 1 }, words('A head')),
      ),
    )
    expect(xml).toMatch(/<w:i\/><w:iCs\/><w:rPrChange [^>]*><w:rPr><w:b\/><w:bCs\/><\/w:rPr><\/w:rPrChange>/)
    expect(xml).toMatch(/"Heading1"\/><w:pPrChange [^>]*><w:pPr><w:pStyle w:val="Numbered"\/>/)
  })

  test('rows of a table come and go; where its columns change, the table does', () => {
    const cell = (id: string) => block('tableCell', { id }, paragraph(`p${id}`, `Words of ${id}.`))
    const table = (...rows: JsonNode[]) => block('table', { id: 't' }, ...rows)
    const row = (name: string, ...columns: string[]) =>
      block('tableRow', { id: name }, ...columns.map((each) => cell(name + each)))
    const end = paragraph('end', 'End.')
    const xml = expectBoth(
      doc(table(row('a', 'x', 'y'), row('b', 'x', 'y')), end),
      doc(table(row('a', 'x', 'y'), row('c', 'x', 'y'), row('b', 'x', 'y')), end),
    )
    expect(xml.match(/<w:trPr><w:cantSplit\/><w:ins /g)).toHaveLength(1)
    expectBoth(
      doc(table(row('a', 'x', 'y'), row('b', 'x', 'y')), end),
      doc(table(row('a', 'x'), row('b', 'x')), end),
    )
  })

  test('numbers in references and notes are those of each text', () => {
    const recommendation = (id: string, text: string) => block('recommendation', { id }, words(text))
    const see = paragraph(
      's',
      'See ',
      block('crossReference', { target: 'r2' }),
      block('footnoteReference', { note: 'n' }),
    )
    const note = (text: string) => block('footnote', { id: 'f', note: 'n' }, words(text))
    const second = recommendation('r2', 'Pay for what was promised.')
    const list = block('recommendationList', { id: 'l' })
    const xml = expectBoth(
      doc(see, recommendation('r1', 'Build the wells of the north.'), second, list, note('As told in May.')),
      doc(see, second, list, note('As told in June.')),
    )
    expect(xml).toMatch(/<w:delInstrText [^>]*> REF /)
    expect(xml).not.toMatch(/<w:del [^>]*>(?:(?!<\/w:del>).)*<w:(?:t|instrText)[ >]/)
  })

  test('[FN2] what parts two signs of notes comes and goes with what is between them', () => {
    const sign = (note: string) => block('footnoteReference', { note })
    const notes = ['n', 'm'].map((note) => block('footnote', { id: note, note }, words(`Note ${note}.`)))
    const text = (...line: (JsonNode | string)[]) => doc(paragraph('a', ...line), ...notes)
    const [apart, touching, one] = [
      text('One', sign('n'), ' two', sign('m')),
      text('One', sign('n'), sign('m')),
      text('One', sign('m')),
    ]
    expect(expectBoth(apart, touching)).toMatch(/<w:ins (?:(?!<\/w:ins>).)*>, <\/w:t>/)
    expect(expectBoth(touching, apart)).toMatch(/<w:del (?:(?!<\/w:del>).)*>, <\/w:delText>/)
    expectBoth(touching, one)
    expectBoth(one, touching)
  })

  test('the changes are nobody’s by name, and at no time', () => {
    const { both } = filesOf(doc(paragraph('a', 'One.')), doc(paragraph('a', 'Two.')))
    const all = Object.values(both).join('\n')
    expect(new Set([...all.matchAll(/w:author="([^"]*)"/g)].map(([, name]) => name))).toEqual(
      new Set([AUTHOR]),
    )
    expect(all).not.toMatch(/w:date=|w:initials|w:rsid|w:dateUtc/)
    const ids = [...all.matchAll(/<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)\w* w:id="(\d+)"/g)].map(
      ([, id]) => id,
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a text with everything in it went, and came', () => {
    const other = doc(paragraph('only', 'Nothing of it is left.'))
    expectBoth(EVERYTHING, other)
    expectBoth(other, EVERYTHING)
    expectBoth(EVERYTHING, EVERYTHING)
  })

  test('whatever two texts are, who accepts all has the one and who rejects all the other', () => {
    void fc.assert(
      fc.property(documents, changes, (before, list) => {
        expectBoth(before, changedBy(before, list))
      }),
      { numRuns: 60, seed: 20, endOnFailure: true },
    )
  })
})
