import { documentSchema } from '@plenary/shared/document/schema.ts'
import { expect, test } from 'vitest'
import { textFactsOf } from './text-facts.ts'

type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; text?: string; marks?: Json[] }

const text = (words: string, marks: Json[] = []): Json => ({ type: 'text', text: words, marks })
const block = (type: string, id: string, words: string | Json[], attrs = {}): Json => {
  const content = typeof words === 'string' ? (words === '' ? [] : [text(words)]) : words
  return { type, attrs: { id, ...attrs }, content }
}
const heading = (id: string, words: string | Json[], level = 2) => block('heading', id, words, { level })
const factsOf = (...content: Json[]) =>
  textFactsOf(documentSchema.nodeFromJSON({ type: 'doc', content }), { isNumbered: true })

const source = {
  ...{ id: '4f6d9f2e-7f0c-4b0e-9a38-0c6c43b0f001', author: null, authorId: null, organization: 'LC' },
  ...{ organizationId: '4f6d9f2e-7f0c-4b0e-9a38-0c6c43b0f002', letters: 'LC', hue: 1 },
}
const suggested = (words: string) => text(words, [{ type: 'insertion', attrs: source }])

test('[RD4] a heading without words and one with nothing under it are found, and those with parts are not', () => {
  const { wordless, empty } = factsOf(
    heading('title', 'The text', 1),
    heading('a', 'A. Who we are'),
    heading('a1', 'How we work', 3),
    block('paragraph', 'p', 'We met.'),
    heading('b', 'B. Housing'),
    block('guidance', 'g', 'Say what has changed.'),
    heading('none', ''),
    heading('c', 'C. Recommendations'),
    { type: 'recommendationList', attrs: { id: 'all' } },
  )
  expect(empty).toEqual([{ id: 'b', as: 'heading', name: 'B. Housing' }])
  expect(wordless).toEqual([{ id: 'none', as: 'heading', name: '' }])
})

test('[RD4] what is only suggested does not fill a section, nor give a heading words', () => {
  const {
    wordless,
    empty,
    suggestions,
    suggested: places,
  } = factsOf(
    heading('a', 'A. Who we are'),
    block('paragraph', 'p', [suggested('We met.')]),
    heading('b', [suggested('B. Housing')]),
  )
  expect([empty.map(({ id }) => id), wordless.map(({ id }) => id)]).toEqual([['a'], ['b']])
  expect(suggestions).toBe(1)
  expect(places.map(({ id }) => id)).toEqual(['p'])
})

test('[RD4] references to what has gone, and notes to which nothing refers, are found by paragraph', () => {
  const reference = (target: string): Json => ({ type: 'crossReference', attrs: { target } })
  const sign = (note: string): Json => ({ type: 'footnoteReference', attrs: { note } })
  const facts = factsOf(
    heading('a', 'A. Who we are'),
    block('paragraph', 'p1', [text('As in '), reference('p2'), sign('n1')]),
    block('paragraph', 'p2', [text('See '), reference('gone')]),
    block('paragraph', 'p3', [text('We were told.'), sign('lost')]),
    block('guidance', 'g', [text('See '), reference('gone')]),
    block('footnote', 'f1', 'A letter.', { note: 'n1' }),
    block('footnote', 'f2', 'A letter that nobody reads, of eleven pages and more.', { note: 'n2' }),
  )
  expect(facts.lost).toEqual([
    { id: 'p2', as: 'paragraph', name: '2' },
    { id: 'p3', as: 'paragraph', name: '3' },
  ])
  expect(facts.references).toBe(4)
  expect(facts.unreferenced).toEqual([
    { id: 'f2', as: 'note', name: 'A letter that nobody reads, of eleven…' },
  ])
})

test('[RD6] the languages of a text are those of most of its words, as marked or as they read', () => {
  const english =
    'The ministry has not answered the letters of the coalition, and it was asked for an account.'
  const french =
    'Le ministère n’a pas répondu aux lettres de la coalition, et un compte rendu lui a été demandé.'
  expect(factsOf(block('paragraph', 'p', english)).languages).toEqual(['en'])
  expect(
    factsOf(
      block('paragraph', 'p', `${english} ${english}`),
      block('paragraph', 'q', french),
      block('paragraph', 'r', 'Nihil de nobis sine nobis'.repeat(3), { lang: 'la' }),
    ).languages,
  ).toEqual(['en', 'fr', 'la'])
  expect(factsOf(block('paragraph', 'p', 'Norvanne 2027')).languages).toEqual([])
})

test('[RD6] the names that stand at the beginning are those before the second section', () => {
  const { opening } = factsOf(
    heading('cover', 'Cover'),
    { type: 'signatories', attrs: { id: 's' } },
    heading('a', 'A. Who we are'),
    block('paragraph', 'p', 'Larkspur Centre'),
  )
  expect(opening).toEqual({ words: 'Cover\n', hasSignatories: true })
})
