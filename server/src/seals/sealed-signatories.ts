import type { Db } from '@plenary/db/database.ts'
import { listOrganizations } from '@plenary/db/organizations.ts'
import type { RoomRecord } from '@plenary/db/rooms.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import type { SealedSignatory } from '@plenary/shared/seals.ts'
import { type Signatory, signatoriesOf } from '../sign-offs/signatories.ts'

/** An organisation that has signed a text, with its record, and whether it is named to everybody. */
export type Standing = { signatory: Signatory; organization: OrganizationRecord; isNamed: boolean }

/**
 * Who has signed exactly the text of a hash, and who of the coalition has not. Only those are named that are listed in
 * public and did not sign in confidence.
 */
export async function standingsFor(
  db: Db,
  { id, coalition }: RoomRecord,
  hash: string,
): Promise<{ signed: Standing[]; unsigned: OrganizationRecord[] }> {
  const organizations = await listOrganizations(db, coalition.id)
  const byId = new Map(organizations.map((organization) => [organization.id, organization]))
  const signed = (await signatoriesOf(db, id, hash)).flatMap((signatory) => {
    const organization = byId.get(signatory.organizationId)
    if (!organization) return []
    return { signatory, organization, isNamed: organization.isListed && !signatory.isConfidential }
  })
  const have = new Set(signed.map(({ organization }) => organization.id))
  const unsigned = organizations.filter(
    ({ id: one, handedOverTo }) => !have.has(one) && handedOverTo === null,
  )
  return { signed, unsigned }
}

/** Those of them that are named, in the order of the coalition, and how many are not. */
export function namedAmong(standings: readonly Standing[]): {
  signatories: SealedSignatory[]
  withheld: number
} {
  const named = standings.filter(({ isNamed }) => isNamed)
  const inOrder = named.toSorted((a, b) => (a.organization.id < b.organization.id ? -1 : 1))
  return { signatories: inOrder.map(sealedSignatory), withheld: standings.length - named.length }
}

function sealedSignatory({ signatory, organization }: Standing): SealedSignatory {
  const { decision, reservation, sections, leftOut } = signatory
  const { id, name, shortName, website, letters, hue } = organization
  return {
    ...{ organizationId: id, decision, reservation, sections, name, shortName, website, letters, hue },
    ...(leftOut.length > 0 && { leftOut }),
  }
}
