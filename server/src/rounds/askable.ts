import { listRoomMembers, listRoomOrganizations } from '@plenary/db/room-people.ts'
import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { abilitiesIn, type RoomAction } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import { roleOf } from '../rooms/room-role.ts'

/** The organisations for which somebody may answer, or do something else that is asked: others would be waited for in vain. */
export async function listAskable(
  ctx: ServerContext,
  roomId: RoomId,
  action: RoomAction = 'answer-round',
): Promise<OrganizationId[]> {
  const [organizations, members] = await Promise.all([
    listRoomOrganizations(ctx.db, roomId),
    listRoomMembers(ctx.db, roomId),
  ])
  const answering = new Set(
    members.flatMap((member) => {
      const role = roleOf(member)
      const isAble = role && abilitiesIn({ role, freeze: null }, member.memberRole).includes(action)
      return isAble ? member.organizationId : []
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
  action?: RoomAction,
): Promise<OrganizationId[]> {
  const askable = await listAskable(ctx, roomId, action)
  if (!wanted.every((id) => askable.includes(id))) throw new InvalidInput(['organizationIds'])
  return [...new Set(wanted)]
}
