import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { type FreezeRecord, lockFreeze, setFreeze } from '@plenary/db/freezes.ts'
import { insertSealFiles } from '@plenary/db/seal-files.ts'
import { insertSeal } from '@plenary/db/seals.ts'
import { listSignOffRounds } from '@plenary/db/sign-off-rounds.ts'
import type { SigningKey } from '@plenary/db/signing-keys.ts'
import type { SnapshotRecord } from '@plenary/db/snapshots.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { NewSeal } from '@plenary/shared/seals.ts'
import type { ServerContext } from '../context.ts'
import { picturesOf } from '../images/room-pictures.ts'
import type { Actor } from '../members/members.ts'
import { followedMechanism } from '../plans/plans.ts'
import { enterRoomTo, type RoomAccess } from '../rooms/room-access.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { authorNow, givePseudonym } from '../rooms/speaker.ts'
import { closeRound } from '../sign-offs/closing.ts'
import { tellOfSignOffs } from '../sign-offs/sign-off-news.ts'
import { tellOfSnapshots } from '../snapshots/snapshot-news.ts'
import { type TakenText, takeText } from '../snapshots/taking.ts'
import { filesOf, receiptFile, receiptOf } from './pack.ts'
import { namedAmong, standingsFor } from './sealed-signatories.ts'
import type { SealedText } from './sealed-text.ts'
import { sealedVersion } from './sealed-version.ts'
import { signingKeyOf } from './signing-key.ts'

/**
 * Seals the text of a locked room: the one that the coordinator looked at, which `hash` says, and no other. The version,
 * who had signed it, its files and the receipt for them are kept as they are then; from then on nothing in the room can
 * be changed before the seal is reopened.
 *
 * @throws {AppError} `no-access`, `room-sealed`; `not-locked`; `text-moved` where the text of now is another
 */
export async function sealRoom(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  { hash, language }: NewSeal,
): Promise<void> {
  const access = await enterRoomTo(ctx, actor, roomId, 'seal-room')
  requireLocked(access.room.freeze)
  ctx.throttles.take('snapshot', actor.accountId)
  await givePseudonym(ctx, access)
  const key = await signingKeyOf(ctx)
  await takeText(ctx, roomId, (text) => {
    if (text.hash !== hash) throw new AppError('text-moved')
    const sealedAt = new Date(ctx.now())
    return ctx.db
      .transaction()
      .execute((trx) => sealText(trx, { actor, access, text, language, sealedAt, key, folder: ctx.folder }))
  })
  await ctx.rights.changed({ roomId })
  tellOfSnapshots(ctx.events, roomId)
  tellOfSignOffs(ctx.events, roomId)
  ctx.logger.info({ roomId }, 'room sealed')
}

type Sealing = Pick<SealedText, 'language' | 'sealedAt'> & {
  actor: Actor
  access: RoomAccess
  text: TakenText
  key: SigningKey
  folder: ServerContext['folder']
}

async function sealText(trx: Db, { actor, access, text, key, folder, ...said }: Sealing): Promise<void> {
  const { sealedAt } = said
  const { roomId, hash } = text
  const sealedBy = await lockedBy(trx, actor, access)
  const version = await sealedVersion(trx, text, { takenBy: sealedBy, takenAt: sealedAt })
  const named = namedAmong((await standingsFor(trx, access.room, hash)).signed)
  const { document } = text.text
  const pictures = await picturesOf(trx, roomId, document)
  const mechanism = await followedMechanism(trx, access.room)
  const sealed = sealedText(access, version, { ...said, ...named, document, pictures, mechanism })
  const files = await filesOf(sealed, folder)
  const receipt = receiptOf(sealed, files, key)
  const facts = { roomId, snapshotId: version.id, hash, sealedBy, sealedAt, receipt }
  const { sha256: receiptHash } = receiptFile(receipt)
  const sealId = await insertSeal(trx, { ...facts, signatories: named.signatories, receiptHash })
  await insertSealFiles(trx, { sealId, snapshotId: version.id, files })
  await setFreeze(trx, roomId, { level: 'sealed', note: null, at: sealedAt, by: sealedBy })
  await closeSignOffs(trx, access, sealedAt)
  await recordSeal(trx, access, { hash, number: version.number })
}

/** Who seals it, once the room is held and locked: nobody writes there, and nobody else changes how far it is frozen. */
async function lockedBy(trx: Db, actor: Actor, access: RoomAccess) {
  requireLocked(await lockFreeze(trx, access.room.id))
  await requireStillTo(trx, actor, access, 'seal-room')
  return authorNow(trx, access, 'seal-room')
}

function requireLocked(freeze: FreezeRecord | null): void {
  if (freeze?.level === 'sealed') throw new AppError('room-sealed')
  if (freeze?.level !== 'locked') throw new AppError('not-locked')
}

type Around = Omit<SealedText, 'title' | 'hash' | 'words' | 'coalition' | 'version' | 'isNumbered'>

function sealedText(
  { room: { title, kind, coalition } }: RoomAccess,
  { number, label, hash, words }: SnapshotRecord,
  around: Around,
): SealedText {
  return {
    ...{ title, hash, words, ...around },
    coalition: coalition.name,
    version: { number, label },
    // As the room draws it (client/rooms/room-page.tsx).
    isNumbered: kind === 'submission',
  }
}

/** Nobody can sign any more: what was asked ends with what was signed by now. */
async function closeSignOffs(trx: Db, access: RoomAccess, now: Date): Promise<void> {
  const { id: roomId, coalition } = access.room
  const by = await traceOf(trx, access)
  for (const round of await listSignOffRounds(trx, roomId))
    if (!round.closedAt) await closeRound(trx, round, { now, by, coalitionId: coalition.id })
}

async function recordSeal(
  trx: Db,
  access: RoomAccess,
  facts: { hash: string; number: number },
): Promise<void> {
  const { id: roomId, coalition } = access.room
  const trace = await traceOf(trx, access)
  await recordAct(trx, { act: 'seal.made', coalitionId: coalition.id, roomId, ...trace, facts })
}
