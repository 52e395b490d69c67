import { insertComment } from '@plenary/db/comments.ts'
import {
  countThreads,
  findThreads,
  insertThread,
  listThreads,
  type NewThreadRecord,
  setMute,
  type ThreadRecord,
} from '@plenary/db/threads.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, ThreadId } from '@plenary/shared/ids.ts'
import { MAX_ROOM_THREADS, THREAD_PAGE_SIZE } from '@plenary/shared/limits.ts'
import type { NewThread, RoomParties, Thread } from '@plenary/shared/threads.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { keepMentions, listParties } from '../rooms/mentions.ts'
import { requireMay, standingOf } from '../rooms/room-access.ts'
import { tellOfRounds } from '../rooms/round-news.ts'
import { authorNow, enterThreads, givePseudonym, type Speaker } from '../rooms/speaker.ts'
import { tellOfThreads } from './thread-news.ts'
import { noteBeginning } from './thread-notices.ts'
import { recordObjection, roundOfThread } from './thread-round.ts'
import { showThreads } from './thread-views.ts'

/** A page of the threads of a room that the actor may see, and where the next one begins. */
export async function listThreadsOf(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  after: ThreadId | null,
): Promise<{ items: Thread[]; next: ThreadId | null }> {
  const speaker = await enterThreads(ctx, actor, roomId)
  const limit = THREAD_PAGE_SIZE
  const records = await listThreads(ctx.db, roomId, { viewer: speaker.viewer, after, limit })
  const next = records.length === limit ? (records.at(-1)?.id ?? null) : null
  return { items: await showThreads(ctx, speaker, records), next }
}

/** Those of some threads that the actor may see; of the others it is not said whether there are any. */
export async function listTheseThreads(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  ids: readonly ThreadId[],
): Promise<Thread[]> {
  const speaker = await enterThreads(ctx, actor, roomId)
  return showThreads(ctx, speaker, await findThreads(ctx.db, roomId, { viewer: speaker.viewer, ids }))
}

/** Who may be mentioned in a room, and whose words are there. */
export async function listPartiesOf(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<RoomParties> {
  return listParties(ctx, await enterThreads(ctx, actor, roomId))
}

/**
 * Begins a thread. The text is not touched: whoever comments need not be able to write it.
 *
 * @throws {AppError} `no-access`; `too-many-threads` for a room that is full of them; `no-silence` for an objection
 *   where none is asked for
 */
export async function createThread(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  input: NewThread,
): Promise<Thread> {
  const speaker = await enterThreads(ctx, actor, roomId, 'comment')
  if (input.proposedText !== null) requireMay(standingOf(speaker), 'suggest')
  ctx.throttles.take('comment', actor.accountId)
  const body = input.body && (await keepMentions(ctx, speaker, input.body))
  await givePseudonym(ctx, speaker)
  const { id, hearers } = await ctx.db.transaction().execute(async (trx) => {
    const author = await authorNow(trx, speaker, 'comment')
    if ((await countThreads(trx, roomId)) >= MAX_ROOM_THREADS) throw new AppError('too-many-threads')
    const round = await roundOfThread(trx, speaker, { author, input, now: new Date(ctx.now()) })
    const threadId = await insertThread(trx, { ...input, roomId, author, round, proposal: proposalOf(input) })
    if (round?.isObjection) await recordObjection(trx, speaker)
    if (!body) return { id: threadId, hearers: [] }
    const commentId = await insertComment(trx, { threadId, author, body })
    const deed = { trx, ctx, speaker, author, thread: { id: threadId, roomId } }
    return { id: threadId, hearers: await noteBeginning(deed, { commentId, body }) }
  })
  ctx.inboxNews.tell(hearers)
  const thread = await tellAndShow(ctx, speaker, id)
  if (thread.round) tellOfRounds(ctx.events, roomId)
  return thread
}

/** The words that are to be replaced are those of the anchor, as they are now; an objection names a whole block. */
function proposalOf({ anchor, proposedText }: NewThread): NewThreadRecord['proposal'] {
  if (proposedText === null || anchor.kind === 'document') return null
  return { text: proposedText, replaces: anchor.quote }
}

/** Whether the actor wants to hear no more of a thread. */
export async function muteThread(
  ctx: ServerContext,
  actor: Actor,
  { roomId, threadId }: ThreadPlace,
  isMuted: boolean,
): Promise<Thread> {
  const { speaker, thread } = await enterThread(ctx, actor, { roomId, threadId })
  await setMute(ctx.db, { threadId: thread.id, memberId: speaker.mandate.memberId, isMuted })
  return show(ctx, speaker, thread.id)
}

/** Where a thread is. */
export type ThreadPlace = { roomId: RoomId; threadId: ThreadId }

/**
 * A thread that the actor may see.
 *
 * @throws {AppError} `not-found`, alike for one that does not exist and one that they may not see
 */
export async function enterThread(
  ctx: ServerContext,
  actor: Actor,
  { roomId, threadId }: ThreadPlace,
): Promise<{ speaker: Speaker; thread: ThreadRecord }> {
  const speaker = await enterThreads(ctx, actor, roomId)
  const [thread] = await findThreads(ctx.db, roomId, { viewer: speaker.viewer, ids: [threadId] })
  if (!thread) throw new AppError('not-found')
  return { speaker, thread }
}

/** Tells everybody who may see a thread that it has changed, and shows it to who changed it. */
export async function tellAndShow(ctx: ServerContext, speaker: Speaker, id: ThreadId): Promise<Thread> {
  const records = await findThreads(ctx.db, speaker.room.id, { viewer: speaker.viewer, ids: [id] })
  tellOfThreads(ctx.events, records)
  return shownFirst(await showThreads(ctx, speaker, records))
}

async function show(ctx: ServerContext, speaker: Speaker, id: ThreadId): Promise<Thread> {
  const records = await findThreads(ctx.db, speaker.room.id, { viewer: speaker.viewer, ids: [id] })
  return shownFirst(await showThreads(ctx, speaker, records))
}

function shownFirst([thread]: readonly Thread[]): Thread {
  if (!thread) throw new AppError('not-found')
  return thread
}
