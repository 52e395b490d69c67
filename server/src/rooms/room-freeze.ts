import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { type FreezeRecord, lockFreeze, setFreeze } from '@plenary/db/freezes.ts'
import { holdOpenRound } from '@plenary/db/rounds.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { FreezeInput } from '@plenary/shared/freezes.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { can, type FreezeLevel } from '@plenary/shared/permissions.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { enterRoomTo, type RoomAccess } from './room-access.ts'
import { requireStillTo, traceOf } from './room-rights.ts'
import { getRoom } from './rooms.ts'
import { authorNow, givePseudonym } from './speaker.ts'

/**
 * Freezes a room, or changes how far it is frozen or why. It counts for everybody, whoever does it included: when this
 * answers, no line of this node takes a change any more, and what was taken before is stored.
 *
 * @throws {AppError} `not-found`, `no-access`; `round-open` where it would keep organisations from answering
 */
export async function freezeRoom(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  { level, note }: FreezeInput,
): Promise<Room> {
  const access = await enterRoomTo(ctx, actor, roomId, 'freeze-room')
  await givePseudonym(ctx, access)
  await changeFreeze(ctx, actor, access, async (db, before) => {
    // The text has stood still since it was frozen so far, whoever mends the note.
    if (before?.level === level) return { ...before, note }
    const at = new Date(ctx.now())
    const by = await authorNow(db, access, 'freeze-room')
    await requireAnswered(db, roomId, { level, at })
    return { level, note, at, by }
  })
  return getRoom(ctx, actor, roomId)
}

/**
 * Lets a room thaw: everybody may do again what they could before. One that is not frozen stays so.
 *
 * @throws {AppError} `not-found`, `no-access`
 */
export async function unfreezeRoom(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<Room> {
  const access = await enterRoomTo(ctx, actor, roomId, 'freeze-room')
  await changeFreeze(ctx, actor, access, async () => null)
  return getRoom(ctx, actor, roomId)
}

/** Organisations that are asked something must be able to answer: nobody's silence is made. */
async function requireAnswered(
  db: Db,
  roomId: RoomId,
  { level, at }: { level: FreezeLevel; at: Date },
): Promise<void> {
  if (can({ role: 'commenter', freeze: level }, 'answer-round')) return
  const round = await holdOpenRound(db, roomId)
  if (round && round.closesAt > at) throw new AppError('round-open')
}

type Decision = (db: Db, before: FreezeRecord | null) => Promise<FreezeRecord | null>

/** Decides on the freeze while nobody does anything in the room, and sees to it that it counts. */
async function changeFreeze(
  ctx: ServerContext,
  actor: Actor,
  access: RoomAccess,
  decide: Decision,
): Promise<void> {
  const { id: roomId } = access.room
  const change = await ctx.db.transaction().execute(async (trx) => {
    const before = await lockFreeze(trx, roomId)
    await requireStillTo(trx, actor, access, 'freeze-room')
    const after = await decide(trx, before)
    if (before?.level === after?.level && before?.note === after?.note) return null
    await setFreeze(trx, roomId, after)
    await recordFreeze(trx, access, { before, after })
    return { isOfLevel: before?.level !== after?.level }
  })
  if (!change) return
  // Another note changes nobody's rights; of another level every line learns by being let in anew.
  if (change.isOfLevel) await letInAnew(ctx, roomId)
  else ctx.events.tell(roomId, { to: 'everybody' }, { kind: 'room' })
}

async function letInAnew(ctx: ServerContext, roomId: RoomId): Promise<void> {
  await ctx.rights.changed({ roomId })
  await ctx.live.find(roomId)?.settled()
}

async function recordFreeze(
  db: Db,
  access: RoomAccess,
  { before, after }: { before: FreezeRecord | null; after: FreezeRecord | null },
): Promise<void> {
  const trace = await traceOf(db, access)
  const from = before?.level ?? null
  const facts = after ? { level: after.level, from } : { from }
  const { id: roomId, coalition } = access.room
  const act = after ? 'room.frozen' : 'room.unfrozen'
  await recordAct(db, { act, coalitionId: coalition.id, roomId, ...trace, facts })
}
