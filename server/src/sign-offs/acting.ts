import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { listRoomMembers } from '@plenary/db/room-people.ts'
import { insertSignOff, type SignOffWords } from '@plenary/db/sign-offs.ts'
import type { SignedVersionRecord } from '@plenary/db/signed-versions.ts'
import type { AuthorRecord } from '@plenary/db/threads.ts'
import type { MemberId, SignOffRoundId } from '@plenary/shared/ids.ts'
import type { SignOffAct } from '@plenary/shared/sign-offs.ts'
import type { ServerContext } from '../context.ts'
import { noteAct } from '../inbox/notice-writing.ts'
import type { Actor } from '../members/members.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { authorNow, givePseudonym, type Speaker } from '../rooms/speaker.ts'
import { tellOfSignOffs } from './sign-off-news.ts'

/** What an organisation does, and on which text. */
type Act = SignOffWords & {
  act: SignOffAct
  roundId: SignOffRoundId
  version: Pick<SignedVersionRecord, 'id' | 'number' | 'hash'>
}

/** An act that says nothing more. */
export const NO_WORDS: SignOffWords = {
  capacity: null,
  authority: null,
  reservation: null,
  isPrinted: false,
  sections: [],
  leftOut: [],
  reason: null,
  isConfidential: false,
}

const AUDITED = { confirmed: 'sign-off.confirmed', withdrawn: 'sign-off.withdrawn' } as const

/**
 * Writes down an act of somebody's organisation, which `choose` finds out while the room is held for it, and tells those
 * whom it concerns.
 *
 * @throws {AppError} `no-access`; whatever `choose` throws, and nothing is written down then
 */
export async function actOnSignOff(
  ctx: ServerContext,
  { actor, speaker }: { actor: Actor; speaker: Speaker },
  choose: (trx: Db, by: AuthorRecord) => Promise<Act>,
): Promise<void> {
  ctx.throttles.take('comment', actor.accountId)
  await givePseudonym(ctx, speaker)
  const { id: roomId, coalition } = speaker.room
  const hearers = await ctx.db.transaction().execute(async (trx) => {
    const by = await authorNow(trx, speaker, 'sign')
    await requireStillTo(trx, actor, speaker, 'sign')
    const { version, ...chosen } = await choose(trx, by)
    const at = new Date(ctx.now())
    await insertSignOff(trx, { ...chosen, snapshotId: version.id, by, at })
    const trace = await traceOf(trx, speaker)
    const { act } = chosen
    const audited = act === 'confirmed' || act === 'withdrawn' ? AUDITED[act] : 'sign-off.decided'
    const leftOut = chosen.leftOut.map(({ label }) => label).join(', ')
    const facts = {
      ...{ decision: act, version: version.number, hash: version.hash },
      ...(leftOut !== '' && { leftOut }),
    }
    await recordAct(trx, { act: audited, coalitionId: coalition.id, roomId, ...trace, facts })
    return noteSignOff(trx, speaker, { by, at })
  })
  ctx.inboxNews.tell(hearers)
  tellOfSignOffs(ctx.events, roomId)
}

/** The coordinators hear of it, and the organisation for which it was done: nobody signs for it behind its back. */
async function noteSignOff(
  trx: Db,
  { room, mandate }: Speaker,
  { by, at }: { by: AuthorRecord; at: Date },
): Promise<MemberId[]> {
  const members = await listRoomMembers(trx, room.id)
  const coordinators = members.filter(({ memberRole }) => memberRole === 'coordinator')
  return noteAct(trx, {
    about: { roomId: room.id, threadId: null, commentId: null },
    by: { memberId: mandate.memberId, author: by },
    grounds: [
      { kind: 'sign-off-decision', memberIds: coordinators.map(({ memberId }) => memberId) },
      { kind: 'sign-off-decision', organizationIds: [by.organizationId] },
    ],
    at,
  })
}
