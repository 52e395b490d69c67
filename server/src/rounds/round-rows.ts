import { findPlaces } from '@plenary/db/round-texts.ts'
import { listRoundThreads, type RoundRecord } from '@plenary/db/rounds.ts'
import { findThreads } from '@plenary/db/threads.ts'
import type { Anchor } from '@plenary/shared/anchors.ts'
import { plainComment } from '@plenary/shared/comments.ts'
import type { Place } from '@plenary/shared/document/places.ts'
import type { RoundRow } from '@plenary/shared/rounds.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import type { ServerContext } from '../context.ts'
import type { Speaker } from '../threads/speaker.ts'
import { showThreads } from '../threads/thread-views.ts'

/** The comments of a round in the order of making, with everybody as the room calls them. */
export async function listRows(
  ctx: ServerContext,
  speaker: Speaker,
  round: Pick<RoundRecord, 'id' | 'roomId'>,
): Promise<RoundRow[]> {
  const ids = await listRoundThreads(ctx.db, round.id)
  const records = await findThreads(ctx.db, round.roomId, { viewer: speaker.viewer, ids })
  const threads = await showThreads(ctx, speaker, records)
  const places = await findPlaces(ctx.db, round.id, [
    ...new Set(threads.flatMap(({ anchor }) => blockOf(anchor) ?? [])),
  ])
  return threads.map((thread, at) => rowOf(thread, at + 1, places))
}

function blockOf(anchor: Anchor): string | null {
  return anchor.kind === 'document' ? null : anchor.blockId
}

function rowOf(thread: Thread, number: number, places: ReadonlyMap<string, Place>): RoundRow {
  const { anchor, author, settlement } = thread
  const [first, ...others] = thread.comments
  return {
    number,
    threadId: thread.id,
    place: places.get(blockOf(anchor) ?? '') ?? null,
    quote: anchor.kind === 'document' ? '' : anchor.quote,
    comment: first?.body ? plainComment(first.body) : '',
    proposed: thread.proposal?.text ?? null,
    isObjection: thread.round?.isObjection ?? false,
    author,
    isSettled: settlement !== null,
    disposition: settlement?.disposition ?? null,
    reason: settlement?.reason ?? null,
    replies: others.filter(({ body }) => body !== null).length,
  }
}
