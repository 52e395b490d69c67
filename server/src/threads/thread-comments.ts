import {
  type CommentRecord,
  countComments,
  emptyComment,
  findComment,
  insertComment,
  setAgreement,
  updateComment,
} from '@plenary/db/comments.ts'
import { deleteNoticesAbout } from '@plenary/db/notice-marks.ts'
import { deleteThread, type ThreadRecord, touchThread } from '@plenary/db/threads.ts'
import type { CommentBody } from '@plenary/shared/comments.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { CommentId } from '@plenary/shared/ids.ts'
import { MAX_THREAD_COMMENTS } from '@plenary/shared/limits.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { keepMentions } from '../rooms/mentions.ts'
import { requireMay, standingOf } from '../rooms/room-access.ts'
import { tellOfRounds } from '../rooms/round-news.ts'
import { authorNow, givePseudonym, holdFor, isOwn, type Speaker } from '../rooms/speaker.ts'
import { tellOfThreads } from './thread-news.ts'
import { noteChange, noteReply } from './thread-notices.ts'
import { enterThread, type ThreadPlace, tellAndShow } from './threads.ts'

export type CommentPlace = ThreadPlace & { commentId: CommentId }

/**
 * Answers in a thread. One that is settled stays so: it is opened again on purpose.
 *
 * @throws {AppError} `no-access`; `too-many-threads` for a thread that is full
 */
export async function addComment(
  ctx: ServerContext,
  actor: Actor,
  place: ThreadPlace,
  input: CommentBody,
): Promise<Thread> {
  const { speaker, thread } = await enterToComment(ctx, actor, place)
  const body = await keepMentions(ctx, speaker, input)
  await givePseudonym(ctx, speaker)
  const hearers = await ctx.db.transaction().execute(async (trx) => {
    const author = await authorNow(trx, speaker, 'comment')
    const { all } = await countComments(trx, thread.id)
    if (all >= MAX_THREAD_COMMENTS) throw new AppError('too-many-threads')
    const commentId = await insertComment(trx, { threadId: thread.id, author, body })
    await touchThread(trx, thread.id)
    return noteReply({ trx, ctx, speaker, author, thread }, { commentId, body })
  })
  ctx.inboxNews.tell(hearers)
  return tellAndShow(ctx, speaker, thread.id)
}

/** Changes a comment of one's own; that it was changed is shown. */
export async function editComment(
  ctx: ServerContext,
  actor: Actor,
  place: CommentPlace,
  input: CommentBody,
): Promise<Thread> {
  const { speaker, comment, thread } = await enterOwnComment(ctx, actor, place)
  const body = await keepMentions(ctx, speaker, input)
  const hearers = await ctx.db.transaction().execute(async (trx) => {
    const author = await authorNow(trx, speaker, 'comment')
    await updateComment(trx, comment.id, body)
    await touchThread(trx, place.threadId)
    const change = { commentId: comment.id, from: comment.body, to: body }
    return noteChange({ trx, ctx, speaker, author, thread }, change)
  })
  ctx.inboxNews.tell(hearers)
  return tellAndShow(ctx, speaker, place.threadId)
}

/**
 * Takes a comment of one's own away, its words for good. A thread in which nothing is said or proposed any more goes
 * with its last comment: null then.
 */
export async function deleteComment(
  ctx: ServerContext,
  actor: Actor,
  place: CommentPlace,
): Promise<Thread | null> {
  const { speaker, comment, thread } = await enterOwnComment(ctx, actor, place)
  const isOver = await ctx.db.transaction().execute(async (trx) => {
    await holdFor(trx, speaker, 'comment')
    await emptyComment(trx, comment.id)
    await deleteNoticesAbout(trx, comment.id)
    await touchThread(trx, thread.id)
    const { living } = await countComments(trx, thread.id)
    const isEmpty = living === 0 && thread.proposal === null
    if (isEmpty) await deleteThread(trx, thread.id)
    return isEmpty
  })
  if (!isOver) return tellAndShow(ctx, speaker, thread.id)
  tellOfThreads(ctx.events, [{ ...thread, version: null }])
  if (thread.round) tellOfRounds(ctx.events, thread.roomId)
  return null
}

/** Says, or takes back, that one agrees with a comment. */
export async function agreeWithComment(
  ctx: ServerContext,
  actor: Actor,
  place: CommentPlace,
  agrees: boolean,
): Promise<Thread> {
  const { speaker, thread } = await enterToComment(ctx, actor, place)
  const comment = await getComment(ctx, place)
  await ctx.db.transaction().execute(async (trx) => {
    const author = await authorNow(trx, speaker, 'comment')
    if (comment.body) await setAgreement(trx, comment.id, { author, agrees })
    await touchThread(trx, thread.id)
  })
  return tellAndShow(ctx, speaker, thread.id)
}

async function enterToComment(
  ctx: ServerContext,
  actor: Actor,
  place: ThreadPlace,
): Promise<{ speaker: Speaker; thread: ThreadRecord }> {
  const entered = await enterThread(ctx, actor, place)
  requireMay(standingOf(entered.speaker), 'comment')
  ctx.throttles.take('comment', actor.accountId)
  return entered
}

async function enterOwnComment(
  ctx: ServerContext,
  actor: Actor,
  place: CommentPlace,
): Promise<{ speaker: Speaker; thread: ThreadRecord; comment: CommentRecord }> {
  const entered = await enterToComment(ctx, actor, place)
  const comment = await getComment(ctx, place)
  if (!isOwn(comment.author, entered.speaker.viewer) || !comment.body) throw new AppError('no-access')
  return { ...entered, comment }
}

async function getComment(ctx: ServerContext, { threadId, commentId }: CommentPlace): Promise<CommentRecord> {
  const comment = await findComment(ctx.db, threadId, commentId)
  if (!comment) throw new AppError('not-found')
  return comment
}
