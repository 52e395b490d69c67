import type { SignOff, SignOffList, SignOffRound } from '@plenary/shared/sign-offs.ts'
import { expect, test } from 'vitest'
import { pairOf, readingOf } from './reading.ts'

const round = (id: string, abilities: string[]) =>
  ({ id, version: { id: `version of ${id}` }, abilities }) as unknown as SignOffRound
const act = (roundId: string, what: SignOff['act'], of = roundId) =>
  ({
    organizationId: 'own',
    roundId,
    act: what,
    version: { id: `version of ${of}`, hash: of },
  }) as unknown as SignOff
const list = (items: SignOffRound[], ...signOffs: SignOff[]) =>
  ({ items, signOffs, own: 'own' }) as unknown as SignOffList

const FIRST = round('first', [])
const NOW = round('now', ['sign'])

test('whoever is asked for the first time reads the text, and decides', () => {
  const reading = readingOf(list([NOW]))
  expect(reading).toMatchObject({ task: 'decide', since: null })
  expect(reading && pairOf(reading)).toEqual({ from: 'version of now', to: 'version of now' })
})

test('whoever has decided on an earlier text reads what is new in this one', () => {
  for (const what of ['endorsed', 'declined'] as const) {
    const reading = readingOf(list([NOW, FIRST], act('first', what)))
    expect(reading?.task).toBe('decide')
    expect(reading && pairOf(reading)).toEqual({ from: 'version of first', to: 'version of now' })
  }
})

test('[SO8] whoever has signed reads what has changed since, or since they confirmed', () => {
  const signed = readingOf(list([NOW, FIRST], act('now', 'endorsed')))
  expect(signed?.task).toBe('keep')
  expect(signed && pairOf(signed)).toEqual({ from: 'version of now', to: 'live' })
  const confirmed = readingOf(list([NOW], act('now', 'endorsed'), act('now', 'confirmed', 'later')))
  expect(confirmed && pairOf(confirmed)).toEqual({ from: 'version of later', to: 'live' })
})

test('[SO9] whoever has taken it back may decide anew; whoever is not asked reads', () => {
  expect(readingOf(list([NOW], act('now', 'endorsed'), act('now', 'withdrawn')))?.task).toBe('decide')
  expect(readingOf(list([FIRST]))?.task).toBe('read')
  expect(readingOf(list([]))).toBe(null)
})
