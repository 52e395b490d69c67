import { findAccountByEmail } from '@plenary/db/accounts.ts'
import { listMandates } from '@plenary/db/members.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { DEMO_PEOPLE, type DemoOrganizationKey } from './demo-coalition.ts'

type Person = { actor: Actor; mandate: Mandate }
export type People = ReadonlyMap<DemoOrganizationKey, Person>

/** The first of each organisation. */
export async function findPeople(ctx: ServerContext): Promise<People> {
  const people = new Map<DemoOrganizationKey, Person>()
  for (const { email, organization } of DEMO_PEOPLE) {
    if (people.has(organization)) continue
    const account = await findAccountByEmail(ctx.db, email)
    const [mandate] = account ? await listMandates(ctx.db, account.id) : []
    if (!account || !mandate) throw new Error(`nobody is ${email}`)
    // It is no session's: what asks for one is not done here.
    const actor = { accountId: account.id, memberId: mandate.memberId, hash: '' }
    people.set(organization, { actor, mandate })
  }
  return people
}

/** Whoever speaks for an organisation of the demo. */
export function person(people: People, key: DemoOrganizationKey): Person {
  const found = people.get(key)
  if (!found) throw new Error(`nobody speaks for ${key}`)
  return found
}

/** In whose name a row of a log is written. */
export function whoseRow({ mandate }: Person) {
  return { memberId: mandate.memberId, organizationId: mandate.organization.id }
}
