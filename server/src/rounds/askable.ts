import { listRoomMembers, listRoomOrganizations } from '@plenary/db/room-people.ts'
import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { can } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import { roleOf } from '../rooms/room-role.ts'

/** The organisations for which somebody may answer: to ask others would be to wait for nobody. */
export async function listAskable(ctx: ServerContext, roomId: RoomId): Promise<OrganizationId[]> {
  const [organizations, members] = await Promise.all([
    listRoomOrganizations(ctx.db, roomId),
    listRoomMembers(ctx.db, roomId),
  ])
  const answering = new Set(
    members.flatMap((member) => {
      const role = roleOf(member)
      return role && can({ role, freeze: null }, 'answer-round') ? member.organizationId : []
    }),
  )
  return organizations.map(({ id }) => id).filter((id) => answering.has(id))
}

/**
 * Those that somebody wants to ask, each once.
 *
 * @throws {InvalidInput} `organizationIds`, for one that may not be asked
 */
export async function requireAskable(
  ctx: ServerContext,
  roomId: RoomId,
  wanted: readonly OrganizationId[],
): Promise<OrganizationId[]> {
  const askable = await listAskable(ctx, roomId)
  if (!wanted.every((id) => askable.includes(id))) throw new InvalidInput(['organizationIds'])
  return [...new Set(wanted)]
}
