import { listAsked } from '@plenary/db/round-answers.ts'
import { listOpenRounds } from '@plenary/db/rounds.ts'
import type { OwedRound } from '@plenary/shared/rounds.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, enterCoalition } from '../members/members.ts'
import { mandateTo } from '../rooms/mandate-to.ts'
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
    const mandate = await mandateTo(ctx, actor, { roomId, action: 'answer-round' })
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
