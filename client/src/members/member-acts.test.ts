import { newId, type OrganizationId } from '@plenary/shared/ids.ts'
import type { Member } from '@plenary/shared/members.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { coalitionAbilities } from '@plenary/shared/permissions.ts'
import { expect, test } from 'vitest'
import { actsOn, heirsOf } from './member-acts.ts'

const COORDINATOR = coalitionAbilities('coordinator')
const MEMBER = coalitionAbilities('member')

test.each<[string, Partial<Member>, readonly string[], readonly string[]]>([
  ['a member', {}, ['make-coordinator', 'suspend', 'remove'], []],
  ['another coordinator', { role: 'coordinator' }, ['make-member', 'suspend', 'remove'], []],
  ['a guest', { role: 'guest' }, ['make-member', 'suspend', 'remove'], []],
  ['somebody suspended', { isSuspended: true }, ['let-back', 'remove'], []],
  ['themselves', { isSelf: true }, ['rename', 'make-coordinator', 'leave'], ['rename', 'leave']],
])('[ME8] with %s, coordinators and members can do what is theirs', (_whom, facts, coordinator, member) => {
  const whom = person(facts)
  expect(actsOn(whom, COORDINATOR)).toEqual(coordinator)
  expect(actsOn(whom, MEMBER)).toEqual(member)
})

test('[ME6] an organisation is handed over to one that somebody speaks for', () => {
  const [leaving, staffed, empty, guestsOnly] = [party(), party(), party(), party()]
  const people = [
    person({ organizationId: leaving.id }),
    person({ organizationId: staffed.id }),
    person({ organizationId: guestsOnly.id, role: 'guest' }),
  ]
  const heirs = heirsOf(leaving.id, [leaving, staffed, empty, guestsOnly], people)
  expect(heirs).toEqual([staffed])
})

function person(facts: Partial<Member>): Member {
  return {
    id: newId(),
    displayName: 'Somebody',
    role: 'member',
    organizationId: newId<OrganizationId>(),
    joinedAt: '2027-03-04T12:00:00Z',
    isSuspended: false,
    isSelf: false,
    inviteId: null,
    ...facts,
  }
}

function party(): OrganizationRecord {
  return {
    id: newId(),
    name: { en: 'A party', fr: 'Une partie' },
    shortName: 'Party',
    letters: 'AP',
    hue: 1,
    language: 'en',
    website: null,
    contact: null,
    isListed: true,
    handedOverTo: null,
  }
}
