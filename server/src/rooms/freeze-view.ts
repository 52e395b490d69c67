import { listOrganizationsById } from '@plenary/db/organizations.ts'
import type { RoomRecord } from '@plenary/db/rooms.ts'
import type { Freeze } from '@plenary/shared/freezes.ts'
import type { ServerContext } from '../context.ts'
import { RoomNames } from './room-names.ts'

/** The freeze of a room as everybody in it sees it, with its maker as the room calls them. */
export async function showFreeze(ctx: ServerContext, room: RoomRecord): Promise<Freeze | null> {
  if (!room.freeze) return null
  const { level, note, at, by } = room.freeze
  const [organizations, names] = await Promise.all([
    listOrganizationsById(ctx.db, [by.organizationId]),
    RoomNames.of(ctx.db, room, [by.memberId]),
  ])
  const organization = organizations.get(by.organizationId)
  if (!organization) throw new Error('a room is frozen by an organisation that is not there')
  return { level, note, at: at.toISOString(), by: { name: names.author(by).name || null, organization } }
}
