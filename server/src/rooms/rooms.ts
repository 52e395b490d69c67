import {
  insertOrganizationRole,
  insertRoom,
  listRoomMandates,
  listRoomSeats,
  listRooms,
  type RoomListRow,
  type RoomMandate,
  type RoomRecord,
} from '@plenary/db/rooms.ts'
import { appendUpdates, leaseClientId, putCheckpoint } from '@plenary/db/updates.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { ClientId, RoomId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import { abilities, type RoomRole } from '@plenary/shared/permissions.ts'
import type { NewRoom, Room, RoomSummary } from '@plenary/shared/rooms.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, enterCoalition } from '../members/members.ts'
import { writeBlankPage } from './blank-page.ts'

/** A room, and whoever asked as they stand in it. */
export type RoomAccess = { room: RoomRecord; mandate: Mandate; role: RoomRole }

/**
 * Lets an actor into a room.
 *
 * @throws {AppError} `not-found`, alike for a room that does not exist and one they may not see.
 */
export async function enterRoom(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<RoomAccess> {
  return accessOf(actor, await listRoomMandates(ctx.db, { roomId, accountId: actor.accountId }))
}

/** Under the mandate that the actor speaks for now, or their first one. */
function accessOf<T extends RoomMandate>(actor: Actor, found: readonly T[]): RoomAccess & { record: T } {
  const own = found.find(({ mandate }) => mandate.memberId === actor.memberId) ?? found[0]
  const role = own && roleOf(own.mandate, own.ownRole, own.organizationRole)
  if (!own || !role) throw new AppError('not-found')
  return { room: own.room, mandate: own.mandate, role, record: own }
}

/** A member's own role wins over their organisation's; a coordinator of the coalition coordinates every room. */
function roleOf(mandate: Mandate, own: RoomRole | null, organization: RoomRole | null): RoomRole | null {
  return mandate.role === 'coordinator' ? 'coordinator' : (own ?? organization)
}

/** One room and what the actor may do in it. */
export async function getRoom(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<Room> {
  const { room, role } = await enterRoom(ctx, actor, roomId)
  return toRoom(room, role)
}

/**
 * The folded text of a room as the actor may read it, and the row of the log it reaches to; what was written since
 * comes over the socket. Null for a room that was never folded.
 *
 * @throws {AppError} `not-found`, or `too-many-requests`: then the socket brings all of it.
 */
export async function findRoomText(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
): Promise<{ seq: number; compressed: Uint8Array<ArrayBuffer> } | null> {
  ctx.throttles.take('text', actor.accountId)
  await enterRoom(ctx, actor, roomId)
  const checkpoint = await ctx.live.findCheckpoint(roomId)
  return checkpoint && { seq: checkpoint.seq, compressed: new Uint8Array(checkpoint.compressed) }
}

function toRoom({ id, kind, title, dueOn, coalition }: RoomRecord, role: RoomRole): Room {
  const { slug, name } = coalition
  return { id, kind, title, dueOn, coalition: { slug, name }, role, abilities: abilities(role) }
}

/** The rooms of a coalition that the actor may see, by due date. */
export async function listRoomSummaries(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
): Promise<RoomSummary[]> {
  const { coalition, mandate } = await enterCoalition(ctx, actor, slug)
  const rows = await listRooms(ctx.db, coalition.id)
  return rows.flatMap((row) => {
    const own = row.roles.find((entry) => entry.memberId === mandate.memberId)?.role ?? null
    const organization =
      row.roles.find((entry) => entry.organizationId === mandate.organization.id)?.role ?? null
    const role = roleOf(mandate, own, organization)
    return role ? [toSummary(ctx, row, role)] : []
  })
}

function toSummary(ctx: ServerContext, row: RoomListRow, role: RoomRole): RoomSummary {
  const { id, kind, title, dueOn, words, editedAt } = row
  const organizationIds = row.roles.flatMap((entry) => entry.organizationId ?? [])
  const here = [...new Set(ctx.live.peopleIn(id).map((person) => person.organization.id))]
  return {
    id,
    kind,
    title,
    dueOn,
    words,
    role,
    editedAt: editedAt?.toISOString() ?? null,
    organizationIds,
    here,
  }
}

/** Creates a room with a blank page; its creator's organisation may write in it, coordinators coordinate it. */
export async function createRoom(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
  input: NewRoom,
): Promise<Room> {
  ctx.throttles.take('new-room', actor.accountId)
  const { coalition, mandate } = await enterCoalition(ctx, actor, slug)
  const { memberId, organization } = mandate
  const roomId = await ctx.db.transaction().execute(async (trx) => {
    const id = await insertRoom(trx, { ...input, coalitionId: coalition.id, createdBy: memberId })
    await insertOrganizationRole(trx, { roomId: id, organizationId: organization.id, role: 'editor' })
    const author = { roomId: id, memberId, organizationId: organization.id }
    const clientId = await leaseClientId(trx, author)
    const { update, whole } = writeBlankPage(clientId)
    const rows = [{ ...author, sessionHash: actor.hash, update }]
    await appendUpdates(trx, [{ roomId: id, afterSeq: 0, rows }])
    await putCheckpoint(trx, { roomId: id, seq: rows.length, ...whole })
    return id
  })
  ctx.logger.info({ roomId, memberId }, 'room created')
  return getRoom(ctx, actor, roomId)
}

/** What it takes to open a line into a room: who, as what, and the client id to write under. */
export type RoomSeat = RoomAccess & { clientId: ClientId; ownIds: readonly ClientId[] }

/**
 * Seats an actor in a room. A client that comes back names the client id it had, and keeps it if it is theirs:
 * what it wrote meanwhile stands under it. Otherwise a new one is leased.
 *
 * @throws {AppError} `not-found`
 */
export async function takeSeat(
  ctx: ServerContext,
  actor: Actor,
  { roomId, formerId }: { roomId: RoomId; formerId: ClientId | null },
): Promise<RoomSeat> {
  const found = await listRoomSeats(ctx.db, { roomId, accountId: actor.accountId })
  const { record, ...access } = accessOf(actor, found)
  const { clientIds: leased } = record
  const isFormer = formerId !== null && leased.includes(formerId)
  if (!isFormer) ctx.throttles.take('lease', actor.accountId)
  const { memberId, organization } = access.mandate
  const author = { roomId, memberId, organizationId: organization.id }
  const clientId = isFormer ? formerId : await leaseClientId(ctx.db, author)
  return { ...access, clientId, ownIds: isFormer ? leased : [...leased, clientId] }
}
