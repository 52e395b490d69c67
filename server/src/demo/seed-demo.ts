import { insertAccount } from '@plenary/db/accounts.ts'
import { findCoalition, insertCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import { insertMember } from '@plenary/db/members.ts'
import { insertOrganization } from '@plenary/db/organizations.ts'
import { changeSectionPlan, lockSectionPlan, setMechanism } from '@plenary/db/plans.ts'
import { insertOrganizationRole, insertRoom } from '@plenary/db/rooms.ts'
import { appendUpdates, leaseClientId, putCheckpoint } from '@plenary/db/updates.ts'
import type { CoalitionId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import type { RoomKind } from '@plenary/shared/rooms.ts'
import type { JSONContent } from '@tiptap/core'
import { hashPassword } from '../accounts/passwords.ts'
import { writeFirstText } from '../rooms/first-text.ts'
import {
  DEMO_COALITION,
  DEMO_ORGANIZATIONS,
  DEMO_PASSWORD,
  DEMO_PEOPLE,
  type DemoOrganizationKey,
} from './demo-coalition.ts'
import { type DemoPlan, type DemoSection, readDemoText } from './demo-text.ts'

type Party = { organizationId: OrganizationId; memberId: MemberId }
type Parties = Map<DemoOrganizationKey, Party>

/**
 * Writes the invented demo coalition into an empty database, all or nothing; does nothing where it is already. Gives
 * whether it has.
 */
export async function seedDemo(db: Db): Promise<boolean> {
  if (await findCoalition(db, DEMO_COALITION.slug)) return false
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const submission = await readDemoText('upr-submission')
  const blueprint = await readDemoText('blueprint')
  await db.transaction().execute(async (trx) => {
    const coalitionId = await insertCoalition(trx, DEMO_COALITION)
    const parties = await seedParties(trx, coalitionId, passwordHash)
    await seedRoom(trx, parties, {
      coalitionId,
      kind: 'submission',
      title: 'Joint UPR submission: Republic of Norvanne',
      dueOn: '2027-03-25',
      mechanism: 'upr-joint',
      sections: submission,
    })
    await seedRoom(trx, parties, {
      coalitionId,
      kind: 'blueprint',
      title: 'Blueprint for working together on human rights',
      dueOn: '2027-05-10',
      mechanism: 'blueprint',
      sections: blueprint,
    })
  })
  return true
}

async function seedParties(db: Db, coalitionId: CoalitionId, passwordHash: string): Promise<Parties> {
  const organizationIds = new Map<DemoOrganizationKey, OrganizationId>()
  for (const [key, { name, ...facts }] of Object.entries(DEMO_ORGANIZATIONS)) {
    const organization = { ...facts, name: { en: name, fr: name } }
    organizationIds.set(key as DemoOrganizationKey, await insertOrganization(db, coalitionId, organization))
  }
  const parties: Parties = new Map()
  for (const { email, name, organization, role } of DEMO_PEOPLE) {
    const organizationId = organizationIds.get(organization)
    const account = await insertAccount(db, { email, name, passwordHash })
    if (!account || !organizationId) throw new Error('the demo people cannot be written twice')
    const member = { coalitionId, organizationId, accountId: account.id, displayName: name, role }
    const memberId = await insertMember(db, member)
    // The first person of an organisation has written its sections.
    if (!parties.has(organization)) parties.set(organization, { organizationId, memberId })
  }
  return parties
}

type DemoRoom = {
  coalitionId: CoalitionId
  kind: Extract<RoomKind, 'submission' | 'blueprint'>
  title: string
  dueOn: string
  mechanism: string
  sections: DemoSection[]
}

async function seedRoom(db: Db, parties: Parties, { sections, mechanism, ...room }: DemoRoom): Promise<void> {
  const roomId = await insertRoom(db, {
    ...room,
    attribution: 'named',
    createdBy: party(parties, 'larkspur').memberId,
  })
  for (const [key, { organizationId }] of parties) {
    const role = DEMO_ORGANIZATIONS[key][room.kind]
    if (role) await insertOrganizationRole(db, { roomId, organizationId, role })
  }
  await seedText(db, parties, { roomId, sections })
  await setMechanism(db, roomId, mechanism)
  for (const { lead, plan } of sections) if (plan) await seedPlan(db, parties, { roomId, lead, plan })
}

type DemoSectionPlan = { roomId: RoomId; lead: DemoOrganizationKey; plan: DemoPlan }

async function seedPlan(
  db: Db,
  parties: Parties,
  { roomId, lead, plan: { coLeads, ...plan } }: DemoSectionPlan,
): Promise<void> {
  await lockSectionPlan(db, roomId, plan.heading)
  await changeSectionPlan(db, roomId, {
    ...plan,
    lead: party(parties, lead).organizationId,
    coLeads: coLeads.map((key) => party(parties, key).organizationId),
  })
}

/** Every section in the name of the organisation that leads it. */
async function seedText(
  db: Db,
  parties: Parties,
  { roomId, sections }: { roomId: RoomId; sections: DemoSection[] },
): Promise<void> {
  const authors = sections.map(({ lead }) => ({ roomId, ...party(parties, lead), sessionHash: null }))
  const clientIds = new Map<MemberId, number>()
  for (const author of authors) {
    if (!clientIds.has(author.memberId)) clientIds.set(author.memberId, await leaseClientId(db, author))
  }
  const stretches = sections.map(({ lead, blocks }) => ({
    clientId: clientIds.get(party(parties, lead).memberId) ?? 0,
    blocks: blocks.map((block) => withLead(block, parties)),
  }))
  const { updates, whole } = writeFirstText(stretches)
  const rows = updates.flatMap((update, at) => {
    const author = authors[at]
    return author ? [{ ...author, update }] : []
  })
  await appendUpdates(db, [{ roomId, afterSeq: 0, rows }])
  await putCheckpoint(db, { roomId, seq: rows.length, epoch: 0, ...whole })
}

/** The texts name organisations by their keys, a room by their ids. */
function withLead(block: JSONContent, parties: Parties): JSONContent {
  const lead = block.attrs?.lead
  if (lead === undefined) return block
  return { ...block, attrs: { ...block.attrs, lead: party(parties, lead).organizationId } }
}

function party(parties: Parties, key: DemoOrganizationKey): Party {
  const found = parties.get(key)
  if (!found) throw new Error(`nobody speaks for ${key}`)
  return found
}
