import { expect, test } from 'vitest'
import { Passage, PURGED_MARK } from './passage.ts'

const found = (words: string, text: string) =>
  new Passage(words).in(text).map(({ start, end }) => text.slice(start, end))

test('[PU2] words are found whatever white space parts them, and however an accent was typed', () => {
  expect(found('José  Pérez', 'Ask José\n Pe\u0301rez, and Jose\u0301 Pérez.')).toEqual([
    'José\n Pe\u0301rez',
    'Jose\u0301 Pérez',
  ])
})

test('[PU2] capitals count, and so does every letter', () => {
  expect(found('Maria', 'MARIA, Mariana and María; Maria')).toEqual(['Maria', 'Maria'])
})

test('[PU2] a letter with an accent is not half found', () => {
  expect(found('Pe', 'Pe\u0301rez')).toEqual([])
})

test('[PU6] where words are taken out of what was said, a mark stands', () => {
  expect(new Passage('the house').removedFrom('At the  house, in the house')).toBe(
    `At ${PURGED_MARK}, in ${PURGED_MARK}`,
  )
  expect(new Passage('ana').isIn(new Passage('ana').removedFrom('banana'))).toBe(false)
})
