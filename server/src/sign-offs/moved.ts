import { listSignOffs, markToldOfMove } from '@plenary/db/sign-offs.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { standingsOf } from '@plenary/shared/sign-off-standings.ts'
import type { ServerContext } from '../context.ts'
import { noteAct } from '../inbox/notice-writing.ts'

/**
 * Tells each organisation once that the text of now, of which the hash is given, is not the one that it has signed.
 */
export async function tellOfMove(ctx: ServerContext, roomId: RoomId, hash: string): Promise<void> {
  const hearers = await ctx.db.transaction().execute(async (trx) => {
    const standings = [...standingsOf(await listSignOffs(trx, roomId)).values()]
    const moved = standings.flatMap(({ decision, confirmed, signedHash }) =>
      signedHash && signedHash !== hash ? [confirmed ?? decision] : [],
    )
    const untold = new Set(
      await markToldOfMove(
        trx,
        moved.filter(({ isToldOfMove }) => !isToldOfMove).map(({ id }) => id),
      ),
    )
    const told = moved.filter(({ id }) => untold.has(id))
    // Each hears of its own signature, as its own organisation: who wrote what has moved is in the comparison.
    const heard = await Promise.all(
      told.map(({ by, organizationId }) =>
        noteAct(trx, {
          about: { roomId, threadId: null, commentId: null },
          by: { memberId: null, author: by },
          grounds: [{ kind: 'text-moved', organizationIds: [organizationId] }],
          at: new Date(ctx.now()),
        }),
      ),
    )
    return heard.flat()
  })
  ctx.inboxNews.tell(hearers)
}
