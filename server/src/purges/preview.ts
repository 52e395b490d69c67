import { listSaidWords } from '@plenary/db/said-words.ts'
import { listSnapshots } from '@plenary/db/snapshots.ts'
import { findThreads } from '@plenary/db/threads.ts'
import { Passage } from '@plenary/shared/document/passage.ts'
import type { RoomId, ThreadId } from '@plenary/shared/ids.ts'
import type { PurgePreview } from '@plenary/shared/purges.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterThreads, type Speaker } from '../rooms/speaker.ts'
import { showSnapshots } from '../snapshots/snapshot-views.ts'
import { cleanedWords } from './cleaned-words.ts'
import { findVersionsWith } from './version-search.ts'

/**
 * Where words stand, for whoever is about to remove them. What they may not see is not counted, and is removed with the
 * rest all the same. Nothing of the question is kept.
 *
 * @throws {AppError} `not-found`, `no-access`
 */
export async function previewPurge(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  words: string,
): Promise<PurgePreview> {
  const speaker = await enterThreads(ctx, actor, roomId, 'purge-text')
  ctx.throttles.take('purge', actor.accountId)
  const { copy } = await ctx.live.capture(roomId)
  const [text = 0] = await ctx.folder.countPassages([copy.document], words)
  const said = cleanedWords(await listSaidWords(ctx.db, roomId), new Passage(words))
  const ids = new Set(said.flatMap(({ threadId }) => threadId ?? []))
  return {
    text,
    versions: await versionsWith(ctx, speaker, words),
    threads: await countSeen(ctx, speaker, ids),
    hasOther: said.some(({ threadId }) => threadId === null),
  }
}

async function versionsWith(
  ctx: ServerContext,
  speaker: Speaker,
  words: string,
): Promise<PurgePreview['versions']> {
  const roomId = speaker.room.id
  const counts = new Map((await findVersionsWith(ctx, roomId, words)).map(({ id, count }) => [id, count]))
  const records = await listSnapshots(ctx.db, roomId, { since: null })
  const shown = await showSnapshots(ctx, speaker, records)
  return shown.flatMap((snapshot) => {
    const count = counts.get(snapshot.id)
    return count === undefined ? [] : [{ snapshot, count }]
  })
}

async function countSeen(
  ctx: ServerContext,
  { room, viewer }: Speaker,
  ids: ReadonlySet<ThreadId>,
): Promise<number> {
  return (await findThreads(ctx.db, room.id, { viewer, ids: [...ids] })).length
}
