import { expect, test } from 'vitest'
import { dayIn, momentIn } from './zoned-time.ts'

test('a day and a time are those of the clocks of a zone, in winter and in summer', () => {
  expect(momentIn('Europe/Zurich', '2027-03-19', '17:00')?.toISOString()).toBe('2027-03-19T16:00:00.000Z')
  expect(momentIn('Europe/Zurich', '2027-07-19', '17:00')?.toISOString()).toBe('2027-07-19T15:00:00.000Z')
  expect(momentIn('America/New_York', '2027-03-19', '00:00')?.toISOString()).toBe('2027-03-19T04:00:00.000Z')
})

test('on the days on which clocks are changed, too', () => {
  expect(momentIn('Europe/Zurich', '2027-03-28', '01:59')?.toISOString()).toBe('2027-03-28T00:59:00.000Z')
  expect(momentIn('Europe/Zurich', '2027-03-28', '03:00')?.toISOString()).toBe('2027-03-28T01:00:00.000Z')
  expect(momentIn('Europe/Zurich', '2027-10-31', '12:00')?.toISOString()).toBe('2027-10-31T11:00:00.000Z')
})

test('half a date is none', () => {
  expect(momentIn('Europe/Zurich', '', '12:00')).toBe(null)
  expect(momentIn('Europe/Zurich', '2027-03-28', '')).toBe(null)
})

test('the day is that of the zone', () => {
  expect(dayIn('America/New_York', new Date('2027-03-19T02:00:00Z'))).toBe('2027-03-18')
})
