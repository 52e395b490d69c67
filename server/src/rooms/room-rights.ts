import type { AuditActor } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { holdAttribution, listRoomMandates } from '@plenary/db/rooms.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import { can, type RoomAction } from '@plenary/shared/permissions.ts'
import { type Actor, actorOf } from '../members/members.ts'
import { accessOf } from './room-access.ts'
import type { Speaker } from './speaker.ts'

/**
 * Holds an act against what its actor may do in the room at this moment, in the transaction that does it.
 *
 * @throws {AppError} `not-found` for who is out of the room; `no-access`
 */
export async function requireStillTo(
  db: Db,
  actor: Actor,
  { room, mandate }: Speaker,
  action: RoomAction,
): Promise<void> {
  const now = accessOf(actor, await listRoomMandates(db, { roomId: room.id, accountId: actor.accountId }))
  const isSame = now.mandate.memberId === mandate.memberId
  if (!isSame || !can(now.role, action)) throw new AppError('no-access')
}

/** Whom the trail names for an act in a round. */
export type Trace = { actor: AuditActor | null; organizationId: OrganizationId }

/**
 * The organisation that acts and, where people bear their names, the person. Elsewhere the trail would say who is behind
 * a pseudonym, or that it was this one of an organisation's people.
 */
export async function traceOf(db: Db, { room, mandate }: Speaker): Promise<Trace> {
  const attribution = await holdAttribution(db, room.id)
  return {
    actor: attribution === 'named' ? actorOf(mandate) : null,
    organizationId: mandate.organization.id,
  }
}
