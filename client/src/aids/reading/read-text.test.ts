import { documentSchema } from '@plenary/shared/document/schema.ts'
import { expect, test } from 'vitest'
import { likelyLanguage } from './likely-language.ts'
import { readText } from './read-text.ts'

function block(type: string, id: string, text: string, attrs: object = {}) {
  return { type, attrs: { id, ...attrs }, content: [{ type: 'text', text }] }
}

test('[RL4] each section is measured in its language, the whole in each, and a language without a measure says so', () => {
  const doc = documentSchema.nodeFromJSON({
    type: 'doc',
    content: [
      block('paragraph', 'p0', 'Before all of the headings.'),
      block('heading', 'h1', 'A. One', { level: 2 }),
      block(
        'paragraph',
        'p1',
        'The State of the art is in the law. It was for the many that were there in the end.',
      ),
      block('heading', 'h2', 'B. Deux', { level: 2 }),
      block('paragraph', 'p2', 'La loi est dans le code.', { lang: 'fr' }),
      block('heading', 'h3', 'C. Tres', { level: 2 }),
      block('paragraph', 'p3', 'El Estado no ha cumplido con sus obligaciones.', { lang: 'es' }),
    ],
  })
  const { whole, parts, longest } = readText(doc)
  expect(whole.map(({ language }) => language)).toEqual(['en', 'fr'])
  expect(parts.map(({ blockId, language, measure }) => [blockId, language, measure !== null])).toEqual([
    ['p0', 'en', true],
    ['h1', 'en', true],
    ['h2', 'fr', true],
    ['h3', null, false],
  ])
  expect(longest[0]).toEqual({
    blockId: 'p1',
    text: 'It was for the many that were there in the end.',
    words: 11,
  })
})

test('[RL4] the language of a passage is told by its small words, where nobody has said it', () => {
  expect(likelyLanguage('The police have not acted in the cases that we raised.')).toBe('en')
  expect(likelyLanguage('La police n’a pas agi dans les cas que nous avons soulevés.')).toBe('fr')
  expect(likelyLanguage('Die Polizei hat nichts getan.')).toBeNull()
  expect(likelyLanguage('12, 14')).toBeNull()
})
