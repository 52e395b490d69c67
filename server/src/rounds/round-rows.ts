import { listRoundThreads, type RoundRecord, type RoundThread } from '@plenary/db/rounds.ts'
import { findPlaces } from '@plenary/db/snapshot-texts.ts'
import { findThreads } from '@plenary/db/threads.ts'
import { plainComment } from '@plenary/shared/comments.ts'
import type { Place } from '@plenary/shared/document/places.ts'
import type { RoundRow } from '@plenary/shared/rounds.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import type { ServerContext } from '../context.ts'
import type { Speaker } from '../rooms/speaker.ts'
import { showThreads } from '../threads/thread-views.ts'

/** The comments of a round in the order of making, with everybody as the room calls them. */
export async function listRows(
  ctx: ServerContext,
  speaker: Speaker,
  round: Pick<RoundRecord, 'id' | 'roomId' | 'snapshotId'>,
): Promise<RoundRow[]> {
  const made = await listRoundThreads(ctx.db, round.id)
  const ids = made.map(({ id }) => id)
  const records = await findThreads(ctx.db, round.roomId, { viewer: speaker.viewer, ids })
  const threads = await showThreads(ctx, speaker, records)
  const blockIds = new Set(made.flatMap(({ blockId }) => blockId ?? []))
  const places = await findPlaces(ctx.db, round.snapshotId, [...blockIds])
  const asked = new Map(made.map((each) => [each.id, each]))
  return threads.map((thread, at) => rowOf(thread, { number: at + 1, asked: asked.get(thread.id), places }))
}

type Asked = { number: number; asked: RoundThread | undefined; places: ReadonlyMap<string, Place> }

/** The words are those that it was made about, whatever has become of the text since. */
function rowOf(thread: Thread, { number, asked, places }: Asked): RoundRow {
  const { author, settlement } = thread
  const [first, ...others] = thread.comments
  return {
    number,
    threadId: thread.id,
    place: places.get(asked?.blockId ?? '') ?? null,
    quote: asked?.quote ?? '',
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
