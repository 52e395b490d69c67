import { expect, test } from 'vitest'
import { hostOf, partialDate } from './dates.ts'

test('[MC1] the day a limit was read is said as far as it is known', () => {
  expect(partialDate('2022-03-29', 'en')).toBe('29 March 2022')
  expect(partialDate('2018-10', 'fr')).toBe('octobre 2018')
  expect(partialDate('2013', 'en')).toBe('2013')
  expect(partialDate('before 2015', 'en')).toBe('before 2015')
})

test('[MC1] a source that is an address is known by its host', () => {
  expect(hostOf('https://www.upr-info.org/fr/news/x')).toBe('upr-info.org')
  expect(hostOf('Session note, p. 2')).toBeNull()
  expect(hostOf('javascript:alert(1)')).toBeNull()
})
