import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { listOrganizations } from '@plenary/db/organizations.ts'
import {
  changeSectionPlan,
  countSectionPlans,
  lockSectionPlan,
  setLimit,
  setMechanism,
} from '@plenary/db/plans.ts'
import type { CoalitionAct } from '@plenary/shared/audit.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { MAX_PLANNED_SECTIONS } from '@plenary/shared/limits.ts'
import {
  LEAD_STATES,
  type LimitInput,
  type RoomPlan,
  type SectionChange,
  type SectionPlan,
  type SectionState,
} from '@plenary/shared/plans.ts'
import type { ServerContext } from '../context.ts'
import { findMechanism } from '../mechanisms/mechanisms.ts'
import type { Actor } from '../members/members.ts'
import { enterRoomTo, may, type RoomAccess } from '../rooms/room-access.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { showPlan } from './plans.ts'

/**
 * Has a room follow a mechanism, or none.
 *
 * @throws {AppError} `not-found`, `no-access`, `room-sealed`; `invalid-input` for a mechanism that the coalition does not know
 */
export async function chooseMechanism(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  key: string | null,
): Promise<RoomPlan> {
  const access = await enterRoomTo(ctx, actor, roomId, 'plan-room')
  const { coalition } = access.room
  if (key !== null && !(await findMechanism(ctx.db, coalition.id, key)))
    throw new AppError('invalid-input', { detail: 'mechanism' })
  return plan(ctx, actor, access, async (db) => {
    const from = await setMechanism(db, roomId, key)
    if (from !== key) await record(db, access, 'room.mechanism-chosen', { mechanism: key, from })
  })
}

/**
 * Sets a limit for a room in the place of its mechanism's, with why; with null the mechanism's counts again.
 *
 * @throws {AppError} `not-found`, `no-access`, `room-sealed`
 */
export async function setRoomLimit(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  input: LimitInput | null,
): Promise<RoomPlan> {
  const access = await enterRoomTo(ctx, actor, roomId, 'plan-room')
  const organizationId = access.mandate.organization.id
  return plan(ctx, actor, access, async (db) => {
    await setLimit(db, roomId, input && { ...input, at: new Date(ctx.now()), organizationId })
    // Why is told in the room: what people write does not stand in a chain that nobody can take it out of.
    await record(db, access, 'room.limit-set', { unit: input?.unit ?? null, max: input?.max ?? null })
  })
}

/**
 * Changes what is planned of a section. Coordinators change all of it; those who lead the section, between whether it is
 * being written and being read.
 *
 * @throws {AppError} `not-found`, `no-access`, `room-sealed`; `invalid-input` for an organisation of another coalition;
 * `too-many-sections`
 */
export async function changeSection(
  ctx: ServerContext,
  actor: Actor,
  { roomId, heading }: { roomId: RoomId; heading: string },
  change: SectionChange,
): Promise<RoomPlan> {
  const access = await enterRoomTo(ctx, actor, roomId, 'move-sections')
  await requireKnown(ctx, access, change)
  return plan(ctx, actor, access, async (db) => {
    const before = await lockSectionPlan(db, roomId, heading)
    if (!mayChange(access, before, change)) throw new AppError('no-access')
    if ((await countSectionPlans(db, roomId)) > MAX_PLANNED_SECTIONS) throw new AppError('too-many-sections')
    await changeSectionPlan(db, roomId, { heading, ...change })
    const state = change.state ?? before.state
    if (state !== before.state)
      await record(db, access, 'room.section-moved', { section: heading, state, from: before.state })
  })
}

async function requireKnown(
  ctx: ServerContext,
  { room }: RoomAccess,
  { lead, coLeads = [] }: SectionChange,
): Promise<void> {
  const named = [...coLeads, ...(lead ? [lead] : [])]
  if (named.length === 0) return
  const known = new Set((await listOrganizations(ctx.db, room.coalition.id)).map(({ id }) => id))
  if (named.some((id) => !known.has(id))) throw new AppError('invalid-input', { detail: 'lead' })
}

function mayChange(access: RoomAccess, section: SectionPlan, change: SectionChange): boolean {
  if (may(access, 'plan-room')) return true
  const own = access.mandate.organization.id
  const isLead = section.lead === own || section.coLeads.includes(own)
  const isMove = Object.keys(change).every((field) => field === 'state') && change.state !== undefined
  return isLead && isMove && isLeadState(section.state) && isLeadState(change.state)
}

function isLeadState(state: SectionState | undefined): boolean {
  return LEAD_STATES.some((each) => each === state)
}

/** Does something to a plan while it may be done, tells the room, and gives the plan as it is then. */
async function plan(
  ctx: ServerContext,
  actor: Actor,
  access: RoomAccess,
  act: (db: Db) => Promise<void>,
): Promise<RoomPlan> {
  await ctx.db.transaction().execute(async (trx) => {
    await requireStillTo(trx, actor, access, may(access, 'plan-room') ? 'plan-room' : 'move-sections')
    await act(trx)
  })
  // When this answers, nothing comes into a section that was frozen; other nodes hear of it with the word.
  await ctx.live.keepStill(access.room.id)
  ctx.events.tell(access.room.id, { to: 'everybody' }, { kind: 'plan' })
  return showPlan(ctx, access)
}

async function record(
  db: Db,
  access: RoomAccess,
  act: CoalitionAct,
  facts: Record<string, string | number | null>,
): Promise<void> {
  const trace = await traceOf(db, access)
  const { id: roomId, coalition } = access.room
  await recordAct(db, { act, coalitionId: coalition.id, roomId, ...trace, facts })
}
