import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import type { LimitUnit } from '@plenary/shared/mechanisms.ts'
import { SECTION_STATES, type SectionChange, type SectionPlan, standsStill } from '@plenary/shared/plans.ts'
import type { Db } from './database.ts'

/** A limit that was set for a room, by which organisation, when and why. */
export type SetLimitRecord = {
  unit: LimitUnit
  max: number
  reason: string
  at: Date
  organizationId: OrganizationId
}

/** What a room follows: the key of its mechanism, and the limit that was set for it in the place of the mechanism's. */
export type RoomCourse = { mechanism: string | null; limit: SetLimitRecord | null }

export async function findCourse(db: Db, roomId: RoomId): Promise<RoomCourse> {
  const row = await db
    .selectFrom('rooms')
    .select([
      ...(['mechanism', 'limit_unit', 'limit_max', 'limit_reason', 'limit_set_at'] as const),
      'limit_set_by_organization',
    ])
    .where('id', '=', roomId)
    .executeTakeFirstOrThrow()
  const { limit_unit: unit, limit_max: max, limit_reason: reason, limit_set_at: at } = row
  const organizationId = row.limit_set_by_organization
  const isSet = unit !== null && max !== null && reason !== null && at !== null && organizationId !== null
  return { mechanism: row.mechanism, limit: isSet ? { unit, max, reason, at, organizationId } : null }
}

/** Has a room follow a mechanism, or none; gives the one it followed. A limit that was set for the room goes with it. */
export async function setMechanism(db: Db, roomId: RoomId, mechanism: string | null): Promise<string | null> {
  const before = await lockMechanism(db, roomId)
  if (before === mechanism) return before
  await db.updateTable('rooms').set({ mechanism }).where('id', '=', roomId).execute()
  await setLimit(db, roomId, null)
  return before
}

async function lockMechanism(db: Db, roomId: RoomId): Promise<string | null> {
  const { mechanism } = await db
    .selectFrom('rooms')
    .select('mechanism')
    .where('id', '=', roomId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return mechanism
}

/** Sets a limit for a room, or with null goes back to its mechanism's. */
export async function setLimit(db: Db, roomId: RoomId, limit: SetLimitRecord | null): Promise<void> {
  await db
    .updateTable('rooms')
    .set({
      limit_unit: limit?.unit ?? null,
      limit_max: limit?.max ?? null,
      limit_reason: limit?.reason ?? null,
      limit_set_at: limit?.at ?? null,
      limit_set_by_organization: limit?.organizationId ?? null,
    })
    .where('id', '=', roomId)
    .execute()
}

/** What is planned of the sections of a room, whether or not their headings are in the text now. */
export async function listSectionPlans(db: Db, roomId: RoomId): Promise<SectionPlan[]> {
  const [rows, coLeads] = await Promise.all([
    db
      .selectFrom('section_plans')
      .select(['heading', 'lead', 'state', 'due_on as dueOn', 'budget'])
      .where('room_id', '=', roomId)
      .orderBy('heading')
      .execute(),
    db
      .selectFrom('section_co_leads')
      .select(['heading', 'organization_id'])
      .where('room_id', '=', roomId)
      .orderBy('organization_id')
      .execute(),
  ])
  const byHeading = Map.groupBy(coLeads, ({ heading }) => heading)
  return rows.map((row) => ({
    ...row,
    coLeads: (byHeading.get(row.heading) ?? []).map(({ organization_id: id }) => id),
  }))
}

/** A section as it is planned, which nobody else changes until the transaction ends; it is there afterwards. */
export async function lockSectionPlan(db: Db, roomId: RoomId, heading: string): Promise<SectionPlan> {
  await db
    .insertInto('section_plans')
    .values({ room_id: roomId, heading })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('section_plans')
    .select(['heading', 'lead', 'state', 'due_on as dueOn', 'budget'])
    .where('room_id', '=', roomId)
    .where('heading', '=', heading)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const coLeads = await db
    .selectFrom('section_co_leads')
    .select('organization_id')
    .where('room_id', '=', roomId)
    .where('heading', '=', heading)
    .orderBy('organization_id')
    .execute()
  return { ...row, coLeads: coLeads.map(({ organization_id: id }) => id) }
}

/** How many sections of a room are planned. */
export async function countSectionPlans(db: Db, roomId: RoomId): Promise<number> {
  const { sections } = await db
    .selectFrom('section_plans')
    .select(({ fn }) => fn.countAll<string>().as('sections'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow()
  return Number(sections)
}

/** Changes what is planned of a section that is there; what is left out stays. */
export async function changeSectionPlan(
  db: Db,
  roomId: RoomId,
  { heading, lead, coLeads, state, dueOn, budget }: SectionChange & { heading: string },
): Promise<void> {
  const change = { lead, state, due_on: dueOn, budget }
  if (Object.values(change).some((value) => value !== undefined)) {
    await db
      .updateTable('section_plans')
      .set(change)
      .where('room_id', '=', roomId)
      .where('heading', '=', heading)
      .execute()
  }
  if (coLeads) await putCoLeads(db, roomId, { heading, coLeads })
}

/** Plans the budgets of sections, in words, where nothing is planned of them yet. */
export async function insertBudgets(
  db: Db,
  roomId: RoomId,
  budgets: readonly { heading: string; budget: number }[],
): Promise<void> {
  const rows = budgets.map((each) => ({ room_id: roomId, ...each }))
  if (rows.length > 0) await db.insertInto('section_plans').values(rows).execute()
}

async function putCoLeads(
  db: Db,
  roomId: RoomId,
  { heading, coLeads }: { heading: string; coLeads: readonly OrganizationId[] },
): Promise<void> {
  await db
    .deleteFrom('section_co_leads')
    .where('room_id', '=', roomId)
    .where('heading', '=', heading)
    .execute()
  const rows = [...new Set(coLeads)].map((id) => ({ room_id: roomId, heading, organization_id: id }))
  if (rows.length > 0) await db.insertInto('section_co_leads').values(rows).execute()
}

/** The headings of the sections of some rooms that take no change; nothing for a room that has none. */
export async function listStillSections(db: Db, roomIds: readonly RoomId[]): Promise<Map<RoomId, string[]>> {
  if (roomIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('section_plans')
    .select(['room_id', 'heading'])
    .where('room_id', 'in', roomIds)
    .where('state', 'in', SECTION_STATES.filter(standsStill))
    .orderBy('heading')
    .execute()
  const byRoom = Map.groupBy(rows, (row) => row.room_id)
  return new Map([...byRoom].map(([id, own]) => [id, own.map(({ heading }) => heading)]))
}
