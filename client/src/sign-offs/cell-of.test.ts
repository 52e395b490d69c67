import type { SignOff, SignOffList, SignOffRound } from '@plenary/shared/sign-offs.ts'
import { expect, test } from 'vitest'
import { cellOf, isSigned } from './cell-of.ts'

const A = 'a' as SignOff['organizationId']
const B = 'b' as SignOff['organizationId']
const round = (id: string, isOpen: boolean, asked = [A, B]) =>
  ({
    id,
    closedAt: isOpen ? null : '2027-03-01T00:00:00Z',
    asked: asked.map((organizationId) => ({ organizationId, remindedAt: null })),
  }) as unknown as SignOffRound
const act = (roundId: string, what: SignOff['act'], hash = roundId) =>
  ({ organizationId: A, roundId, act: what, version: { hash } }) as unknown as SignOff
const list = (...signOffs: SignOff[]) => ({ signOffs }) as SignOffList

const FIRST = round('first', false)
const NOW = round('now', true)

test('[SO4] the last decision counts, and only in its round', () => {
  const acts = list(act('first', 'declined'), act('first', 'reserved'))
  expect(cellOf(acts, FIRST, A).state).toBe('reserved')
  expect(isSigned(cellOf(acts, FIRST, A))).toBe(true)
  expect(cellOf(acts, FIRST, B).state).toBe('no-answer')
})

test('a signature of an earlier text is none of this one, and is shown', () => {
  expect(cellOf(list(act('first', 'endorsed')), NOW, A).state).toBe('earlier')
  expect(isSigned(cellOf(list(act('first', 'endorsed')), NOW, A))).toBe(false)
  expect(cellOf(list(act('first', 'declined')), NOW, A).state).toBe('pending')
  expect(cellOf(list(), round('now', true, [B]), A).state).toBe('not-asked')
})

test('[SO9] what is taken back is not signed', () => {
  const acts = list(act('first', 'endorsed'), act('first', 'withdrawn'))
  expect(cellOf(acts, FIRST, A).state).toBe('withdrawn')
  expect(cellOf(acts, NOW, A).state).toBe('pending')
})
