import { documentSchema } from '@plenary/shared/document/schema.ts'
import { expect, test } from 'vitest'
import { outlineOf, sectionAt } from './outline.ts'

const text = (words: string) => (words ? [{ type: 'text', text: words }] : [])
const heading = (level: number, id: string, words: string) => ({
  type: 'heading',
  attrs: { level, id },
  content: text(words),
})
const paragraph = (words: string) => ({ type: 'paragraph', content: text(words) })
const doc = documentSchema.nodeFromJSON({
  type: 'doc',
  content: [
    paragraph('before everything'),
    heading(2, 'one', 'A. Who we are'),
    paragraph('five words stand here now'),
    heading(3, 'sub', 'A part'),
    paragraph('two more'),
    heading(2, 'two', 'Notes'),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('a list')] }] },
  ],
})

test('[WC2] a section counts its heading, its text and its parts', () => {
  const { sections, words, withSuggestions } = outlineOf(doc)
  expect(sections.map(({ id, letter, title, words }) => ({ id, letter, title, words }))).toEqual([
    { id: 'one', letter: 'A', title: 'Who we are', words: 13 },
    { id: 'sub', letter: '', title: 'A part', words: 4 },
    { id: 'two', letter: '', title: 'Notes', words: 3 },
  ])
  expect(words).toEqual({ text: 18, notes: 0 })
  expect(withSuggestions).toEqual({ text: 18, notes: 0 })
})

test('[WC2] a place belongs to the last heading before it', () => {
  expect(sectionAt(doc, 3)).toBeNull()
  expect(sectionAt(doc, doc.content.size)).toBe('two')
})

test('[WC3] hints count as nothing, a list of recommendations as their words, a number as a word and the sign of a note as none', () => {
  const note = { type: 'footnoteReference', attrs: { note: 'n' } }
  const number = { type: 'crossReference', attrs: { target: 'r' } }
  const drafted = documentSchema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'guidance', content: text('Say who you are.') },
      { type: 'paragraph', content: [...text('As in '), number, ...text(', said'), note, ...text(' twice')] },
      { type: 'recommendation', attrs: { id: 'r' }, content: text('Publish the list.') },
      heading(2, 'all', 'All of them'),
      { type: 'recommendationList' },
      { type: 'footnote', attrs: { note: 'n' }, content: text('A note.') },
    ],
  })
  const { words, sections } = outlineOf(drafted)
  expect(words).toEqual({ text: 5 + 3 + 3 + 4, notes: 2 })
  expect(sections[0]).toMatchObject({ words: 3 + 4, notes: 0 })
})

test('[WC4] a note counts in the section that refers to it first, once, and nowhere if nothing does', () => {
  const sign = (note: string) => ({ type: 'footnoteReference', attrs: { note } })
  const note = (name: string, words: string) => ({
    type: 'footnote',
    attrs: { note: name },
    content: text(words),
  })
  const noted = documentSchema.nodeFromJSON({
    type: 'doc',
    content: [
      heading(2, 'one', 'One'),
      { type: 'paragraph', content: [...text('first'), sign('b'), ...text(' then'), sign('a'), sign('b')] },
      heading(2, 'two', 'Two'),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('again')] }] },
      { type: 'paragraph', content: [...text('again'), sign('a'), sign('c')] },
      note('a', 'one'),
      note('b', 'one two'),
      note('c', 'one two three four'),
      note('d', 'nobody refers to this'),
    ],
  })
  const { words, sections } = outlineOf(noted)
  expect(words).toEqual({ text: 6, notes: 11 })
  expect(sections.map(({ notes, words }) => [words, notes])).toEqual([
    [3, 3],
    [3, 4],
  ])
})
