import { createHash } from 'node:crypto'
import { insertCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import { insertOrganization } from '@plenary/db/organizations.ts'
import {
  type AccountId,
  type CoalitionId,
  type MemberId,
  newId,
  type OrganizationId,
  type SessionId,
} from '@plenary/shared/ids.ts'
import { SESSION_DAYS } from '@plenary/shared/limits.ts'
import { HUES } from '@plenary/shared/organizations.ts'

const SLUG = 'bench'
const AT_ONCE = 2_000
const DAY_MS = 24 * 60 * 60 * 1000

/** Who rooms are created by. */
export type Person = { coalitionId: CoalitionId; memberId: MemberId; organizationId: OrganizationId }

/**
 * A coalition of eight organisations with so many people in it, each with an account and a session. Straight into the
 * tables: signing them in would take Argon2id an hour.
 */
export async function insertPeople(db: Db, count: number): Promise<void> {
  const coalitionId = await insertCoalition(db, { slug: SLUG, name: { en: 'Bench', fr: 'Banc' } })
  const organizationIds: OrganizationId[] = []
  for (const hue of HUES) {
    const name = `Organisation ${hue}`
    const organization = {
      name: { en: name, fr: name },
      shortName: `Org ${hue}`,
      letters: `O${hue}`,
      hue,
      language: 'en',
    }
    organizationIds.push(await insertOrganization(db, coalitionId, organization))
  }
  for (let first = 0; first < count; first += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, n) => first + n)
    await insertSome(db, { coalitionId, organizationIds, people })
  }
}

type SomePeople = {
  coalitionId: CoalitionId
  organizationIds: readonly OrganizationId[]
  people: readonly number[]
}

async function insertSome(db: Db, { coalitionId, organizationIds, people }: SomePeople): Promise<void> {
  const rows = people.map((person) => {
    const organizationId = organizationIds[person % organizationIds.length]
    if (!organizationId) throw new Error('a coalition without organisations')
    return { person, organizationId, accountId: newId<AccountId>(), memberId: newId<MemberId>() }
  })
  await db
    .insertInto('accounts')
    .values(
      rows.map(({ person, accountId }) => ({
        id: accountId,
        email: `p${person}@bench.example`,
        name: nameOf(person),
      })),
    )
    .execute()
  await db
    .insertInto('members')
    .values(
      rows.map(({ person, accountId, memberId, organizationId }) => ({
        id: memberId,
        coalition_id: coalitionId,
        organization_id: organizationId,
        account_id: accountId,
        display_name: nameOf(person),
        // Coordinators of a coalition may write in each of its rooms.
        role: 'coordinator' as const,
      })),
    )
    .execute()
  const expiresAt = new Date(Date.now() + SESSION_DAYS * DAY_MS)
  await db
    .insertInto('sessions')
    .values(
      rows.map(({ person, accountId, memberId }) => ({
        id: newId<SessionId>(),
        id_hash: createHash('sha256').update(sessionOf(person)).digest('hex'),
        account_id: accountId,
        member_id: memberId,
        expires_at: expiresAt,
      })),
    )
    .execute()
}

/** The `Cookie` header of a person. */
export function cookieOf(person: number): string {
  return `plenary=${sessionOf(person)}`
}

/** The person who comes first. */
export async function findFirstPerson(db: Db): Promise<Person> {
  return db
    .selectFrom('members')
    .select(['coalition_id as coalitionId', 'id as memberId', 'organization_id as organizationId'])
    .orderBy('id')
    .executeTakeFirstOrThrow()
}

function sessionOf(person: number): string {
  return `bench-session-of-person-${person}`
}

function nameOf(person: number): string {
  return `Person ${person}`
}
