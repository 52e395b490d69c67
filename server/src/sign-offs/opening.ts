import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { insertSignOffRound, listSignOffRounds } from '@plenary/db/sign-off-rounds.ts'
import { insertSnapshot } from '@plenary/db/snapshots.ts'
import type { AuthorRecord } from '@plenary/db/threads.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { MemberId, OrganizationId, RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import { MAX_ROOM_ROUNDS, ROUND_MAX_DAYS } from '@plenary/shared/limits.ts'
import type { NewSignOffRound, SignOffList } from '@plenary/shared/sign-offs.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import { noteAct } from '../inbox/notice-writing.ts'
import type { Actor } from '../members/members.ts'
import { freezeRoom } from '../rooms/room-freeze.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { authorNow, givePseudonym, type Speaker } from '../rooms/speaker.ts'
import { requireAskable } from '../rounds/askable.ts'
import { enterSnapshots, requireSnapshot } from '../snapshots/snapshot-access.ts'
import { tellOfSnapshots } from '../snapshots/snapshot-news.ts'
import { factsOf, takeText } from '../snapshots/taking.ts'
import { closeRound } from './closing.ts'
import { enterSignOffs } from './sign-off-access.ts'
import { tellOfSignOffs } from './sign-off-news.ts'
import { listSignOffsOf } from './sign-offs.ts'

const DAY_MS = 86_400_000

/**
 * Asks organisations to sign a version, or the text as it is committed now. A round that is open is closed for it: there
 * is one text to sign at a time.
 *
 * @throws {InvalidInput} `closesAt` for a time that has passed or is far away; `organizationIds`; `snapshotId`
 * @throws {AppError} `no-access`; `too-many-rounds`; `version-purged`; `room-frozen` where the room is sealed
 */
export async function openSignOff(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  input: NewSignOffRound,
): Promise<SignOffList> {
  const speaker = await enterSignOffs(ctx, actor, roomId, 'open-sign-off')
  const asked: Asked = {
    note: input.note,
    closesAt: closingTime(ctx, input.closesAt),
    timeZone: input.timeZone,
    organizationIds: await requireAskable(ctx, roomId, input.organizationIds, 'sign'),
  }
  const given = input.snapshotId && (await givenVersion(ctx, actor, roomId, input.snapshotId))
  if ((await listSignOffRounds(ctx.db, roomId)).length >= MAX_ROOM_ROUNDS)
    throw new AppError('too-many-rounds')
  ctx.throttles.take('round', actor.accountId)
  await givePseudonym(ctx, speaker)
  if (input.isFreezing && !speaker.room.freeze)
    await freezeRoom(ctx, actor, roomId, { level: 'comments', note: null })
  const hearers = given
    ? await ctx.db
        .transaction()
        .execute((trx) => open(ctx, trx, { actor, speaker, asked, snapshotId: given }))
    : await openOnTextOfNow(ctx, { actor, speaker, asked, label: input.label })
  ctx.inboxNews.tell(hearers)
  tellOfSignOffs(ctx.events, roomId)
  tellOfSnapshots(ctx.events, roomId)
  ctx.logger.info({ roomId }, 'sign-off opened')
  return listSignOffsOf(ctx, actor, roomId)
}

type Asked = { note: string | null; closesAt: Date; timeZone: string; organizationIds: OrganizationId[] }
type Opening = { actor: Actor; speaker: Speaker; asked: Asked }

/** One that the server keeps by itself is thinned out with time: what is signed has to stay. */
async function givenVersion(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  id: SnapshotId,
): Promise<SnapshotId> {
  const { kind, purge } = await requireSnapshot(ctx, await enterSnapshots(ctx, actor, roomId), id)
  if (kind === 'automatic') throw new InvalidInput(['snapshotId'])
  if (purge) throw new AppError('version-purged')
  return id
}

function openOnTextOfNow(
  ctx: ServerContext,
  { label, ...opening }: Opening & { label: string },
): Promise<MemberId[]> {
  const { actor, speaker } = opening
  return takeText(ctx, speaker.room.id, (text) =>
    ctx.db.transaction().execute(async (trx) => {
      const takenBy = await authorNow(trx, speaker, 'open-sign-off')
      await requireStillTo(trx, actor, speaker, 'open-sign-off')
      const [facts, after] = factsOf(text)
      const why = { kind: 'sign-off', label, note: null, beforeRestoring: null } as const
      const takenAt = new Date(ctx.now())
      const snapshotId = await insertSnapshot(trx, { ...facts, ...why, takenBy, takenAt }, after)
      return open(ctx, trx, { ...opening, snapshotId })
    }),
  )
}

async function open(
  ctx: ServerContext,
  trx: Db,
  { actor, speaker, asked, snapshotId }: Opening & { snapshotId: SnapshotId },
): Promise<MemberId[]> {
  const { id: roomId, coalition } = speaker.room
  const openedBy = await authorNow(trx, speaker, 'open-sign-off')
  await requireStillTo(trx, actor, speaker, 'open-sign-off')
  const by = await traceOf(trx, speaker)
  const openedAt = new Date(ctx.now())
  for (const round of await listSignOffRounds(trx, roomId))
    if (!round.closedAt) await closeRound(trx, round, { now: openedAt, by, coalitionId: coalition.id })
  const id = await insertSignOffRound(trx, { ...asked, roomId, snapshotId, openedBy, openedAt })
  if (!id) throw new AppError('round-open')
  const facts = { organizations: asked.organizationIds.length }
  await recordAct(trx, { act: 'sign-off.opened', coalitionId: coalition.id, roomId, ...by, facts })
  return noteRound(trx, speaker, { openedBy, organizationIds: asked.organizationIds, at: openedAt })
}

/** Everybody of the organisations that are asked hears of it. */
function noteRound(
  trx: Db,
  { room, mandate }: Speaker,
  { openedBy, organizationIds, at }: { openedBy: AuthorRecord; organizationIds: OrganizationId[]; at: Date },
): Promise<MemberId[]> {
  return noteAct(trx, {
    about: { roomId: room.id, threadId: null, commentId: null },
    by: { memberId: mandate.memberId, author: openedBy },
    grounds: [{ kind: 'sign-off', organizationIds }],
    at,
  })
}

function closingTime(ctx: ServerContext, given: string): Date {
  const closesAt = new Date(given)
  const inMs = closesAt.getTime() - ctx.now()
  if (!(inMs > 0 && inMs <= ROUND_MAX_DAYS * DAY_MS)) throw new InvalidInput(['closesAt'])
  return closesAt
}
