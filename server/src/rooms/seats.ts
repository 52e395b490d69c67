import { randomUUID } from 'node:crypto'
import { takePseudonym } from '@plenary/db/pseudonyms.ts'
import { isLeasedUnderKey } from '@plenary/db/updates.ts'
import type { ClientId, RoomId } from '@plenary/shared/ids.ts'
import type { Person } from '@plenary/shared/presence.ts'
import type { ServerContext } from '../context.ts'
import type { Author } from '../live/connection.ts'
import type { Actor } from '../members/members.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { accessOf, type RoomAccess } from './room-access.ts'

/** The client id that a tab had before, and the key that goes with it in a room without names. */
export type FormerSeat = { clientId: ClientId; key: string | null }

/**
 * What it takes to open a line into a room: who, as what, the client id to write under, who they are to the others
 * and to the log. `key` is set in a room without names alone.
 */
export type RoomSeat = RoomAccess & {
  clientId: ClientId
  ownIds: readonly ClientId[]
  person: Person
  author: Author
  key: string | null
}

/**
 * Seats an actor in a room. A client that comes back names the client id it had, and keeps it if it is theirs:
 * what it wrote meanwhile stands under it. Otherwise a new one is leased.
 *
 * @throws {AppError} `not-found`
 */
export async function takeSeat(
  ctx: ServerContext,
  actor: Actor,
  { roomId, former }: { roomId: RoomId; former: FormerSeat | null },
): Promise<RoomSeat> {
  const found = await ctx.seats.ask('rooms', { roomId, accountId: actor.accountId })
  const { record, ...access } = accessOf(actor, found)
  if (access.room.attribution === 'unattributed') return seatWithoutName(ctx, actor, access, former)
  const leased = record.clientIds.map(({ id }) => id)
  const isFormer = record.clientIds.some(({ id, isRetired }) => id === former?.clientId && !isRetired)
  if (!isFormer) ctx.throttles.take('lease', actor.accountId)
  const { memberId, organization } = access.mandate
  const holder = { memberId, organizationId: organization.id }
  const clientId = former && isFormer ? former.clientId : await ctx.leases.ask(roomId, holder)
  return {
    ...access,
    clientId,
    ownIds: isFormer ? leased : [...leased, clientId],
    person: await personOf(ctx, access),
    author: { memberId, organizationId: organization.id, sessionHash: actor.hash },
    key: null,
  }
}

/** Who somebody is to the others in a room where people are named, or bear pseudonyms. */
async function personOf(ctx: ServerContext, { room, mandate }: RoomAccess): Promise<Person> {
  const { memberId, organization } = mandate
  if (room.attribution === 'named') return { memberId, name: mandate.displayName, organization }
  const { alias, number } = await takePseudonym(ctx.db, {
    roomId: room.id,
    memberId,
    organizationId: organization.id,
  })
  return { memberId: alias, name: `${organization.letters}-${number}`, organization }
}

/**
 * A seat that leaves no person behind: the log has the organisation, the others see it, and the client id is held by
 * a key that is only in the tab. Nothing ties two lines of one person together.
 */
async function seatWithoutName(
  ctx: ServerContext,
  actor: Actor,
  access: RoomAccess,
  former: FormerSeat | null,
): Promise<RoomSeat> {
  const { room, mandate } = access
  const { organization } = mandate
  const organizationId = organization.id
  const isFormer =
    former?.key != null &&
    (await isLeasedUnderKey(ctx.db, {
      ...{ roomId: room.id, organizationId },
      clientId: former.clientId,
      keyHash: hashOfSecret(former.key),
    }))
  if (!isFormer) ctx.throttles.take('lease', actor.accountId)
  const key = isFormer ? former.key : newSecret()
  const clientId = isFormer
    ? former.clientId
    : await ctx.leases.ask(room.id, { organizationId, memberId: null, keyHash: hashOfSecret(key ?? '') })
  return {
    ...access,
    clientId,
    ownIds: [clientId],
    person: { memberId: randomUUID(), name: organization.shortName, organization },
    author: { memberId: null, organizationId, sessionHash: null },
    key,
  }
}
