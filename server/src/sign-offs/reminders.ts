import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import {
  listAskedToSign,
  listSignOffsClosingBy,
  markReminded,
  type SignOffRoundRecord,
} from '@plenary/db/sign-off-rounds.ts'
import { listSignOffs } from '@plenary/db/sign-offs.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import { SIGN_OFF_REMIND_AGAIN_MS, SIGN_OFF_REMINDER_MS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import { noteAct } from '../inbox/notice-writing.ts'
import type { Actor } from '../members/members.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { enterSignOffs, requireSignOffRound, type SignOffPlace } from './sign-off-access.ts'
import { tellOfSignOffs } from './sign-off-news.ts'

/**
 * Reminds the organisations of a round that have not decided and that nobody has reminded for a day. Gives how many.
 *
 * @throws {AppError} `no-access`; `round-closed`
 */
export async function remindOrganizations(
  ctx: ServerContext,
  actor: Actor,
  place: SignOffPlace,
): Promise<number> {
  const speaker = await enterSignOffs(ctx, actor, place.roomId, 'open-sign-off')
  const round = await requireSignOffRound(ctx, place)
  if (round.closedAt) throw new AppError('round-closed')
  const { room, mandate } = speaker
  const reminded = await ctx.db.transaction().execute(async (trx) => {
    await requireStillTo(trx, actor, speaker, 'open-sign-off')
    const trace = await traceOf(trx, speaker)
    const since = new Date(ctx.now() - SIGN_OFF_REMIND_AGAIN_MS)
    const found = await remind(ctx, trx, { round, since, by: mandate.memberId })
    const facts = { organizations: found.organizations }
    if (found.organizations > 0)
      await recordAct(trx, {
        act: 'sign-off.reminded',
        coalitionId: room.coalition.id,
        roomId: room.id,
        ...trace,
        facts,
      })
    return found
  })
  ctx.inboxNews.tell(reminded.hearers)
  tellOfSignOffs(ctx.events, room.id)
  return reminded.organizations
}

/** Reminds those who have not decided in a round that closes soon; each once. */
export async function remindOfClosing(ctx: ServerContext): Promise<void> {
  const soon = new Date(ctx.now() + SIGN_OFF_REMINDER_MS)
  for (const round of await listSignOffsClosingBy(ctx.db, soon)) {
    const since = new Date(round.closesAt.getTime() - SIGN_OFF_REMINDER_MS)
    // Whoever is asked so late has just heard of it.
    if (round.openedAt >= since) continue
    const { hearers } = await ctx.db
      .transaction()
      .execute((trx) => remind(ctx, trx, { round, since, by: null }))
    ctx.inboxNews.tell(hearers)
  }
}

/** `by` is null for one that comes by itself. */
type Reminder = { round: SignOffRoundRecord; since: Date; by: MemberId | null }

async function remind(
  ctx: ServerContext,
  trx: Db,
  { round, since, by }: Reminder,
): Promise<{ organizations: number; hearers: MemberId[] }> {
  const now = new Date(ctx.now())
  const undecided = await listUndecided(trx, round)
  const organizationIds = await markReminded(trx, round.id, {
    ...{ organizationIds: undecided, now, notSince: since },
  })
  const hearers = await noteAct(trx, {
    about: { roomId: round.roomId, threadId: null, commentId: null },
    by: { memberId: by, author: round.openedBy },
    grounds: [{ kind: 'sign-off-reminder', organizationIds }],
    at: now,
  })
  return { organizations: organizationIds.length, hearers }
}

async function listUndecided(trx: Db, { id, roomId }: SignOffRoundRecord): Promise<OrganizationId[]> {
  const acts = await listSignOffs(trx, roomId)
  const decided = new Set(acts.filter(({ roundId }) => roundId === id).map((act) => act.organizationId))
  const asked = await listAskedToSign(trx, [id])
  return asked.map(({ organizationId }) => organizationId).filter((one) => !decided.has(one))
}
