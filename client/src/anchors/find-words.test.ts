import type { RangeAnchor } from '@plenary/shared/anchors.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { expect, test } from 'vitest'
import { findSimilar } from './find-similar.ts'
import { type Clues, findQuote } from './find-words.ts'
import { FlatText, type Span } from './flat-text.ts'

const ANYWHERE: Clues = { near: null, inserted: [] }
const CONTEXT = { before: 'held in the capital, ', after: '. People living in rural districts' }

test('[AN1] of two like places the one with the same neighbours is meant', () => {
  const text = flat(
    'The lists are read in person.',
    'It is held in the capital, in person. People living there',
  )
  expect(found(text, findQuote(text, anchorOn('in person'), ANYWHERE))).toBe('in person@56')
})

test('[AN1] a short quote among other neighbours is none', () => {
  const text = flat('They came in person and were heard.')
  expect(findQuote(text, anchorOn('in person'), ANYWHERE)).toBeNull()
})

test('[AN5] one that was just put in there is', () => {
  const text = flat('They came in person and were heard.')
  const inserted = [{ from: 10, to: 19 }]
  expect(found(text, findQuote(text, anchorOn('in person'), { near: null, inserted }))).toBe('in person@10')
})

test('[AN1] no part of a longer word is the quote', () => {
  const text = flat('It is held in the capital, in personal matters. People living in rural districts')
  expect(findQuote(text, anchorOn('in person'), ANYWHERE)).toBeNull()
})

test('[AN1] a quote is found across the ends of blocks', () => {
  const text = flat('held in the capital, in', 'person and at', 'two weeks. People living')
  const span = findQuote(text, anchorOn('in\nperson and at\ntwo weeks'), ANYWHERE)
  expect(found(text, span)).toBe('inperson and attwo weeks@21')
})

test('[AN1] words that have changed a little are found between the same neighbours', () => {
  const text = flat(
    'It is held in the capital, in persons and two weeks notice. People living in rural districts',
  )
  const span = findSimilar(text, anchorOn('in person and at two weeks’ notice'), ANYWHERE)
  expect(found(text, span)).toBe('in persons and two weeks notice@27')
})

test('[AN1] a like sentence among other neighbours is another', () => {
  const text = flat('Asked for it, they answered in person and at three weeks’ notice, which was late.')
  expect(findSimilar(text, anchorOn('in person and at two weeks’ notice'), ANYWHERE)).toBeNull()
})

function anchorOn(quote: string): RangeAnchor {
  return { kind: 'range', start: '', end: '', blockId: null, quote, ...CONTEXT }
}

function flat(...paragraphs: string[]): FlatText {
  const nodes = paragraphs.map((text) => documentSchema.node('paragraph', null, documentSchema.text(text)))
  return FlatText.of(documentSchema.node('doc', null, nodes))
}

function found(text: FlatText, span: Span | null): string | null {
  return span && `${text.slice(span.from, span.to)}@${span.from}`
}
