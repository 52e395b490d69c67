import { listAskedToSign, listSignOffRounds } from '@plenary/db/sign-off-rounds.ts'
import { listSignOffs } from '@plenary/db/sign-offs.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { SignOffList } from '@plenary/shared/sign-offs.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { may } from '../rooms/room-access.ts'
import { RoomNames } from '../rooms/room-names.ts'
import { listAskable } from '../rounds/askable.ts'
import { organizationsOf } from '../snapshots/snapshot-views.ts'
import { enterSignOffs } from './sign-off-access.ts'
import { showActs, showRounds } from './sign-off-views.ts'

/** What organisations were asked to sign in a room and what they decided, as far as whoever asks may know it. */
export async function listSignOffsOf(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<SignOffList> {
  const speaker = await enterSignOffs(ctx, actor, roomId)
  const [rounds, acts] = await Promise.all([listSignOffRounds(ctx.db, roomId), listSignOffs(ctx.db, roomId)])
  const asked = await listAskedToSign(
    ctx.db,
    rounds.map(({ id }) => id),
  )
  const mayOpen = may(speaker, 'open-sign-off')
  const askable = mayOpen ? await listAskable(ctx, roomId, 'sign') : []
  const people = [...rounds.map(({ openedBy }) => openedBy.memberId), ...acts.map(({ by }) => by.memberId)]
  const names = await RoomNames.of(ctx.db, speaker.room, people)
  const items = showRounds(rounds, { asked, acts, speaker, names })
  const own = speaker.mandate.organization.id
  const named = new Set([
    own,
    ...askable,
    ...asked.map(({ organizationId }) => organizationId),
    ...items.map(({ openedBy }) => openedBy.organizationId),
  ])
  return {
    ...{ items, own, askable, next: null },
    signOffs: showActs(acts, { speaker, names }),
    organizations: await organizationsOf(ctx, speaker, named),
    abilities: mayOpen ? ['open'] : [],
  }
}
