import { listRoomMandates } from '@plenary/db/rooms.ts'
import { listAsked } from '@plenary/db/round-answers.ts'
import { listOpenRounds } from '@plenary/db/rounds.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import type { OwedRound } from '@plenary/shared/rounds.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, enterCoalition } from '../members/members.ts'
import { may } from '../rooms/room-access.ts'
import { type RoleGrounds, standingIn } from '../rooms/room-role.ts'
import { answerNow } from './round-answers.ts'

/** The open rounds of a coalition in which the organisation that somebody speaks for has not answered yet. */
export async function listOwedRounds(ctx: ServerContext, actor: Actor, slug: string): Promise<OwedRound[]> {
  const { coalition } = await enterCoalition(ctx, actor, slug)
  const now = new Date(ctx.now())
  const open = (await listOpenRounds(ctx.db, coalition.id)).filter(({ closesAt }) => closesAt > now)
  const asked = await listAsked(
    ctx.db,
    open.map(({ id }) => id),
  )
  const owed: OwedRound[] = []
  for (const { id, kind, title, closesAt, roomId, roomTitle } of open) {
    const mandate = await answeringMandate(ctx, actor, roomId)
    const own = asked.find(
      (party) => party.roundId === id && party.organizationId === mandate?.organization.id,
    )
    if (!mandate || !own || answerNow(kind, own)) continue
    owed.push({
      ...{ id, kind, title },
      closesAt: closesAt.toISOString(),
      room: { id: roomId, title: roomTitle },
      organization: mandate.organization,
    })
  }
  return owed
}

/** The mandate under which somebody may answer in a room, or null; what they may not see they do not owe. */
async function answeringMandate(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<Mandate | null> {
  const found = await listRoomMandates(ctx.db, { roomId, accountId: actor.accountId })
  const grounds = found.map(({ room, mandate, ownRole, organizationRole }) => ({
    room,
    mandate,
    memberId: mandate.memberId,
    ...({ memberRole: mandate.role, ownRole, organizationRole } satisfies RoleGrounds),
  }))
  const own = standingIn(grounds, actor.memberId)
  if (!own) return null
  const { room, mandate } = own.standing
  return may({ room, role: own.role }, 'answer-round') ? mandate : null
}
