import { expect, test } from 'vitest'
import { dayParts, longDate, nameList } from './formats.ts'

test('[UI5] a deadline is the same day in every time zone', () => {
  expect(dayParts('2027-03-25', 'en', 2027)).toEqual({ day: '25', month: 'March', year: null })
})

test('[UI5] a deadline of another year says the year', () => {
  expect(dayParts('2028-08-01', 'fr', 2027)).toEqual({ day: '1', month: 'août', year: '2028' })
})

test('[UI5] dates are written with the day before the month in both languages', () => {
  const date = new Date(2027, 2, 4)
  expect(longDate(date, 'en')).toBe('Thursday 4 March 2027')
  expect(longDate(date, 'fr')).toBe('jeudi 4 mars 2027')
})

test('[UI5] a name written from right to left stays in its place in a list', () => {
  expect(nameList(['Kestrel', 'شبكة', 'Larkspur'], 'en')).toBe(
    '\u2068Kestrel\u2069, \u2068شبكة\u2069 and \u2068Larkspur\u2069',
  )
})
