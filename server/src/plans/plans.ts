import type { Db } from '@plenary/db/database.ts'
import { listOrganizations } from '@plenary/db/organizations.ts'
import { findCourse, listSectionPlans, type SetLimitRecord } from '@plenary/db/plans.ts'
import type { RoomRecord } from '@plenary/db/rooms.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { KnownMechanism } from '@plenary/shared/mechanisms.ts'
import type { Organization, OrganizationRecord } from '@plenary/shared/organizations.ts'
import type { RoomLimit, RoomPlan } from '@plenary/shared/plans.ts'
import type { ServerContext } from '../context.ts'
import { findMechanism } from '../mechanisms/mechanisms.ts'
import type { Actor } from '../members/members.ts'
import { enterRoom, may, type RoomAccess } from '../rooms/room-access.ts'

/**
 * What a room follows and what is planned of its sections, for whoever may read it.
 *
 * @throws {AppError} `not-found`
 */
export async function getPlan(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<RoomPlan> {
  return showPlan(ctx, await enterRoom(ctx, actor, roomId))
}

/** The same for somebody who has been let in. */
export async function showPlan(ctx: ServerContext, access: RoomAccess): Promise<RoomPlan> {
  const { room } = access
  const [course, sections, organizations] = await Promise.all([
    findCourse(ctx.db, room.id),
    listSectionPlans(ctx.db, room.id),
    listOrganizations(ctx.db, room.coalition.id),
  ])
  const mechanism = await mechanismOf(ctx.db, room, course.mechanism)
  return {
    mechanism,
    limit: limitOf(mechanism, course.limit, organizations),
    sections,
    organizations: organizations.map(shown),
    canPlan: may(access, 'plan-room'),
  }
}

/** The mechanism that a room follows; null for none. */
export async function followedMechanism(db: Db, room: RoomRecord): Promise<KnownMechanism | null> {
  const { mechanism } = await findCourse(db, room.id)
  return mechanismOf(db, room, mechanism)
}

async function mechanismOf(
  db: Db,
  { coalition }: RoomRecord,
  key: string | null,
): Promise<KnownMechanism | null> {
  return key === null ? null : findMechanism(db, coalition.id, key)
}

/** What was set for the room counts before what its mechanism says. */
function limitOf(
  mechanism: KnownMechanism | null,
  set: SetLimitRecord | null,
  organizations: readonly OrganizationRecord[],
): RoomLimit | null {
  const by = set && organizations.find(({ id }) => id === set.organizationId)
  if (set && by) {
    const { unit, max, reason, at } = set
    return { unit, max, set: { reason, at: at.toISOString(), by: shown(by) } }
  }
  const max = mechanism?.limit.max ?? null
  return mechanism && max !== null ? { unit: mechanism.limit.unit, max, set: null } : null
}

function shown({ id, name, shortName, letters, hue, language }: OrganizationRecord): Organization {
  return { id, name, shortName, letters, hue, language }
}
