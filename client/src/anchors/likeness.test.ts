import { expect, test } from 'vitest'
import { isPlausibleEdit, isWhatIsLeftOf, sharedLetters } from './likeness.ts'

const QUOTE = 'in person and at two weeks’ notice'

test('[AN1] words that were shortened, added to or rewritten in part may have come from a quote', () => {
  expect(isPlausibleEdit('in person', QUOTE)).toBe(true)
  expect(isPlausibleEdit('in person, online and at two or three weeks’ notice', QUOTE)).toBe(true)
  expect(isPlausibleEdit('in person and announced two weeks before', QUOTE)).toBe(true)
  expect(isPlausibleEdit('right', 'rights')).toBe(true)
})

test('[AN1] other words have not, even where some letters are the same', () => {
  expect(isPlausibleEdit('duties', 'rights')).toBe(false)
  expect(isPlausibleEdit('s', 'rights')).toBe(false)
  expect(isPlausibleEdit('The minister answered each letter within days', QUOTE)).toBe(false)
  expect(isPlausibleEdit(' ', QUOTE)).toBe(false)
})

test('[AN1] words that only lost something are what is left, wherever blocks now end', () => {
  expect(isWhatIsLeftOf('in person\nat notice', QUOTE)).toBe(true)
  expect(isWhatIsLeftOf('in person or at notice', QUOTE)).toBe(false)
})

test('[AN1] shared words count as often as they stand in both', () => {
  expect(sharedLetters('the law and the right', 'the right')).toBe(8)
})
