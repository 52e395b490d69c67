import { documentSchema } from '@plenary/shared/document/schema.ts'
import { expect, test } from 'vitest'
import { type FindOptions, findMatches, matchFrom } from './find-matches.ts'

const LOOSE: FindOptions = { matchCase: false, matchAccents: false, wholeWords: false }

function paragraph(...texts: string[]) {
  return { type: 'paragraph', content: texts.map((text) => ({ type: 'text', text })) }
}

function docOf(...content: object[]) {
  return documentSchema.nodeFromJSON({ type: 'doc', content })
}

function found(words: string, options: Partial<FindOptions>, ...content: object[]): string[] {
  const doc = docOf(...content)
  return findMatches(doc, words, { ...LOOSE, ...options }).map(({ from, to }) => doc.textBetween(from, to))
}

test('[FD1] words are found whatever their case, accents, apostrophes and spaces, and as typed when that is asked', () => {
  const text = paragraph('État, ETAT et etat; l’État de\u00a0fait; cœur')
  expect(found('état', {}, text)).toEqual(['État', 'ETAT', 'etat', 'État'])
  expect(found('état', { matchAccents: true }, text)).toEqual(['État', 'État'])
  expect(found('etat', { matchCase: true, matchAccents: true }, text)).toEqual(['etat'])
  expect(found("l'etat de fait", {}, text)).toEqual(['l’État de\u00a0fait'])
  expect(found('coeur', {}, text)).toEqual(['cœur'])
})

test('[FD1] a part of a sign is no match, and signs of several units keep their places', () => {
  expect(found('e', {}, paragraph('œ e'))).toEqual(['e'])
  expect(found('b', {}, paragraph('𝒜b'))).toEqual(['b'])
})

test('[FD2] whole words are apart from letters, figures and marks of every script', () => {
  const text = paragraph('right rights bright right-holder écrit ٣right')
  expect(found('right', { wholeWords: true }, text)).toEqual(['right', 'right'])
  expect(found('crit', { wholeWords: true }, text)).toEqual([])
})

test('[FD3] words are found in lists and tables too, over marks, and never over two blocks', () => {
  const cell = { type: 'tableCell', content: [paragraph('Norvanne')] }
  const table = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] }
  const bold = {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Nor' },
      { type: 'text', text: 'vanne', marks: [{ type: 'bold' }] },
    ],
  }
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [bold] }] }
  expect(found('norvanne', {}, table, list, paragraph('Nor'), paragraph('vanne'))).toEqual([
    'Norvanne',
    'Norvanne',
  ])
})

test('[FD4] from the caret the next match is meant, and after the last the first', () => {
  const matches = findMatches(docOf(paragraph('a b a b a')), 'a', LOOSE)
  expect([0, 3, 9, 99].map((position) => matchFrom(matches, position))).toEqual([0, 1, 2, 0])
  expect(matchFrom([], 1)).toBe(-1)
})

test('[FD5] words that are suggested to go are found as such', () => {
  const source = {
    id: 'x',
    author: null,
    authorId: null,
    organizationId: 'o',
    organization: 'O',
    letters: 'OO',
    hue: 1,
  }
  const doc = docOf({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'old ', marks: [{ type: 'deletion', attrs: source }] },
      { type: 'text', text: 'old' },
    ],
  })
  expect(findMatches(doc, 'old', LOOSE).map(({ isStruck }) => isStruck)).toEqual([true, false])
})
