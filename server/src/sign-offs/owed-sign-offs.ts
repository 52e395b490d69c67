import { listAskedToSign, listOpenSignOffs } from '@plenary/db/sign-off-rounds.ts'
import { listSignOffs } from '@plenary/db/sign-offs.ts'
import type { OwedSignOff } from '@plenary/shared/sign-offs.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, enterCoalition } from '../members/members.ts'
import { mandateTo } from '../rooms/mandate-to.ts'

/** The versions of a coalition on which the organisation that somebody speaks for has not decided yet. */
export async function listOwedSignOffs(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
): Promise<OwedSignOff[]> {
  const { coalition } = await enterCoalition(ctx, actor, slug)
  const open = await listOpenSignOffs(ctx.db, coalition.id)
  const asked = await listAskedToSign(
    ctx.db,
    open.map(({ id }) => id),
  )
  const owed: OwedSignOff[] = []
  for (const { id, roomId, roomTitle, closesAt, timeZone, version } of open) {
    if (closesAt.getTime() <= ctx.now()) continue
    const organization = (await mandateTo(ctx, actor, { roomId, action: 'sign' }))?.organization
    const isAsked = asked.some((one) => one.roundId === id && one.organizationId === organization?.id)
    if (!organization || !isAsked) continue
    const acts = await listSignOffs(ctx.db, roomId)
    if (acts.some((act) => act.roundId === id && act.organizationId === organization.id)) continue
    owed.push({
      ...{ id, timeZone, organization },
      label: version.label,
      closesAt: closesAt.toISOString(),
      room: { id: roomId, title: roomTitle },
    })
  }
  return owed
}
