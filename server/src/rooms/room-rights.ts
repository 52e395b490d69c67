import type { AuditActor } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { holdRoom } from '@plenary/db/freezes.ts'
import { listRoomMandates } from '@plenary/db/rooms.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { RoomAction } from '@plenary/shared/permissions.ts'
import { type Actor, actorOf } from '../members/members.ts'
import { accessOf, type RoomAccess, requireMay, standingOf } from './room-access.ts'

/**
 * Holds an act against what its actor may do in the room at this moment, in the transaction that does it.
 *
 * @throws {AppError} `not-found` for who is out of the room; `no-access`, `room-frozen`
 */
export async function requireStillTo(
  db: Db,
  actor: Actor,
  { room, mandate }: Pick<RoomAccess, 'room' | 'mandate'>,
  action: RoomAction,
): Promise<void> {
  const now = accessOf(actor, await listRoomMandates(db, { roomId: room.id, accountId: actor.accountId }))
  const isSame = now.mandate.memberId === mandate.memberId
  if (!isSame) throw new AppError('no-access')
  requireMay(standingOf(now), action)
}

/** Whom the trail names for an act in a room where people may have no names. */
export type Trace = { actor: AuditActor | null; organizationId: OrganizationId }

/**
 * The organisation that acts and, where people bear their names, the person. Elsewhere the trail would say who is behind
 * a pseudonym, or that it was this one of an organisation's people.
 */
export async function traceOf(
  db: Db,
  { room, mandate }: Pick<RoomAccess, 'room' | 'mandate'>,
): Promise<Trace> {
  const { attribution } = await holdRoom(db, room.id)
  return {
    actor: attribution === 'named' ? actorOf(mandate) : null,
    organizationId: mandate.organization.id,
  }
}
