import { listRoomOrganizations } from '@plenary/db/room-people.ts'
import { applyProposal, assignThread, settleThread, type ThreadRecord } from '@plenary/db/threads.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AssignmentInput, SettlementInput, Thread, ThreadAction } from '@plenary/shared/threads.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import type { Actor } from '../members/members.ts'
import { memberByCalledId } from '../rooms/mentions.ts'
import { standingOf, withheldBy } from '../rooms/room-access.ts'
import { authorNow, holdFor, type Speaker } from '../rooms/speaker.ts'
import { threadAbilities } from './thread-abilities.ts'
import { noteAssignment, noteOutcome } from './thread-notices.ts'
import { enterThread, type ThreadPlace, tellAndShow } from './threads.ts'

/** Settles a thread, with what became of it or without, or says something else of one that is settled. */
export async function settle(
  ctx: ServerContext,
  actor: Actor,
  place: ThreadPlace,
  input: SettlementInput,
): Promise<Thread> {
  const { speaker, thread } = await enterThreadTo(ctx, actor, place, 'settle')
  const hearers = await ctx.db.transaction().execute(async (trx) => {
    const author = await authorNow(trx, speaker, 'comment')
    await settleThread(trx, thread.id, { by: author, ...input })
    return noteOutcome({ trx, ctx, speaker, author, thread }, 'settlement')
  })
  ctx.inboxNews.tell(hearers)
  return tellAndShow(ctx, speaker, thread.id)
}

/** Opens a thread again. What was applied to the text stays there. */
export async function reopen(ctx: ServerContext, actor: Actor, place: ThreadPlace): Promise<Thread> {
  const { speaker, thread } = await enterThreadTo(ctx, actor, place, 'settle')
  await ctx.db.transaction().execute(async (trx) => {
    await holdFor(trx, speaker, 'comment')
    await settleThread(trx, thread.id, null)
  })
  return tellAndShow(ctx, speaker, thread.id)
}

/**
 * Takes upon oneself to put the proposed words into the text: of two who do it at once, one is refused, so that they
 * are not put there twice. The text is then changed by that person's own editor.
 *
 * @throws {AppError} `no-access`, `room-frozen`; `already-settled`
 */
export async function apply(ctx: ServerContext, actor: Actor, place: ThreadPlace): Promise<Thread> {
  const { speaker, thread } = await enterThread(ctx, actor, place)
  if (thread.proposal && thread.settlement) throw new AppError('already-settled')
  requireAbility(thread, speaker, 'apply')
  const hearers = await ctx.db.transaction().execute(async (trx) => {
    const author = await authorNow(trx, speaker, 'write-text')
    if (!(await applyProposal(trx, thread.id, author))) throw new AppError('already-settled')
    return noteOutcome({ trx, ctx, speaker, author, thread }, 'application')
  })
  ctx.inboxNews.tell(hearers)
  return tellAndShow(ctx, speaker, thread.id)
}

/**
 * Gives a thread to somebody to see to, or to nobody.
 *
 * @throws {InvalidInput} for a member or an organisation that is not in the room
 */
export async function assign(
  ctx: ServerContext,
  actor: Actor,
  place: ThreadPlace,
  input: AssignmentInput,
): Promise<Thread> {
  const { speaker, thread } = await enterThreadTo(ctx, actor, place, 'assign')
  const assignment = await assignmentOf(ctx, speaker, input)
  const hearers = await ctx.db.transaction().execute(async (trx) => {
    const author = await authorNow(trx, speaker, 'comment')
    // Names were hidden just now: to whom it was given is not written down either.
    const given = assignment && (author.memberId ? assignment : { ...assignment, memberId: null })
    await assignThread(trx, thread.id, given)
    return noteAssignment({ trx, ctx, speaker, author, thread }, given)
  })
  ctx.inboxNews.tell(hearers)
  return tellAndShow(ctx, speaker, thread.id)
}

async function assignmentOf(
  ctx: ServerContext,
  speaker: Speaker,
  { memberId, organizationId, dueOn }: AssignmentInput,
): Promise<ThreadRecord['assignment']> {
  if (memberId) {
    const member = (await memberByCalledId(ctx, speaker)).get(memberId)
    if (!member) throw new InvalidInput(['memberId'])
    return { memberId: member.memberId, organizationId: member.organizationId, dueOn }
  }
  if (!organizationId) return null
  const organizations = await listRoomOrganizations(ctx.db, speaker.room.id)
  if (!organizations.some(({ id }) => id === organizationId)) throw new InvalidInput(['organizationId'])
  return { memberId: null, organizationId, dueOn }
}

/**
 * A thread with which the actor may do something.
 *
 * @throws {AppError} `not-found`, `no-access`, `room-frozen`
 */
export async function enterThreadTo(
  ctx: ServerContext,
  actor: Actor,
  place: ThreadPlace,
  action: ThreadAction,
): Promise<{ speaker: Speaker; thread: ThreadRecord }> {
  const entered = await enterThread(ctx, actor, place)
  requireAbility(entered.thread, entered.speaker, action)
  ctx.throttles.take('comment', actor.accountId)
  return entered
}

function requireAbility(thread: ThreadRecord, speaker: Speaker, action: ThreadAction): void {
  if (threadAbilities(thread, speaker).includes(action)) return
  const unfrozen = { ...speaker, room: { ...speaker.room, freeze: null } }
  if (!threadAbilities(thread, unfrozen).includes(action)) throw new AppError('no-access')
  throw withheldBy(standingOf(speaker).freeze)
}
