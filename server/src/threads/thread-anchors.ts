import { findThreads, setAnchor } from '@plenary/db/threads.ts'
import { findEpoch } from '@plenary/db/updates.ts'
import type { Anchor } from '@plenary/shared/anchors.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, ThreadId } from '@plenary/shared/ids.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterThreads, holdFor } from '../rooms/speaker.ts'
import { enterThreadTo } from './settlements.ts'
import { tellOfThreads } from './thread-news.ts'
import { type ThreadPlace, tellAndShow } from './threads.ts'

/** Says which words a thread is about, when those that it was about are gone. */
export async function attach(
  ctx: ServerContext,
  actor: Actor,
  place: ThreadPlace,
  anchor: Anchor,
): Promise<Thread> {
  const { speaker, thread } = await enterThreadTo(ctx, actor, place, 'attach')
  await ctx.db.transaction().execute(async (trx) => {
    await holdFor(trx, speaker, 'comment')
    await setAnchor(trx, thread.id, anchor)
  })
  return tellAndShow(ctx, speaker, thread.id)
}

/**
 * Takes threads along with words that the actor has changed or moved in the text. It needs no more rights than that
 * change did; threads that the actor does not see stay as they are, and whoever sees them finds them by their words.
 *
 * @throws {AppError} `no-access`, `room-frozen` for who may not write the text; `text-purged` for what is quoted from a
 *   copy of an earlier epoch
 */
export async function carryAnchors(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  { items, epoch }: { items: readonly { threadId: ThreadId; anchor: Anchor }[]; epoch: number },
): Promise<void> {
  const speaker = await enterThreads(ctx, actor, roomId, 'write-text')
  ctx.throttles.take('carry', actor.accountId)
  const anchors = new Map(items.map(({ threadId, anchor }) => [threadId, anchor]))
  const threads = await findThreads(ctx.db, roomId, { viewer: speaker.viewer, ids: [...anchors.keys()] })
  await ctx.db.transaction().execute(async (trx) => {
    await holdFor(trx, speaker, 'write-text')
    // The room is held: it is not purged before this is stored.
    if ((await findEpoch(trx, roomId)) !== epoch) throw new AppError('text-purged')
    for (const { id, anchor: former } of threads) {
      const anchor = anchors.get(id)
      // What a thread is about stays of its kind: words do not become the whole document.
      if (anchor && anchor.kind === former.kind) await setAnchor(trx, id, anchor)
    }
  })
  tellOfThreads(
    ctx.events,
    await findThreads(ctx.db, roomId, { viewer: speaker.viewer, ids: [...anchors.keys()] }),
  )
}
