import { listPublications, type PublicationRecord } from '@plenary/db/publications.ts'
import { findSealFile, listSealFiles } from '@plenary/db/seal-files.ts'
import { findSeal, listSeals, type SealRecord } from '@plenary/db/seals.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, SealId } from '@plenary/shared/ids.ts'
import { can } from '@plenary/shared/permissions.ts'
import { partReceipt } from '@plenary/shared/receipts/signed-receipt.ts'
import type { Seal, SealDraft, SealList } from '@plenary/shared/seals.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { standingOf } from '../rooms/room-access.ts'
import { RoomNames } from '../rooms/room-names.ts'
import { enterThreads, type Speaker } from '../rooms/speaker.ts'
import { organizationsOf } from '../snapshots/snapshot-views.ts'
import { zipOf } from './pack.ts'
import { standingsFor } from './sealed-signatories.ts'

/** The seals of a room, as everybody there sees them. */
export async function listSealsOf(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<SealList> {
  const speaker = await enterThreads(ctx, actor, roomId)
  const records = await listSeals(ctx.db, roomId)
  const makers = records.flatMap(({ sealedBy, reopened }) => [sealedBy, ...(reopened ? [reopened.by] : [])])
  const names = await RoomNames.of(
    ctx.db,
    speaker.room,
    makers.map(({ memberId }) => memberId),
  )
  const publications = new Map((await listPublications(ctx.db, roomId)).map((one) => [one.sealId, one]))
  const texts = await Promise.all(records.map(({ id }) => findSealFile(ctx.db, id, 'text.json')))
  const items = records.map((record, at) =>
    show(record, { names, publication: publications.get(record.id), hasText: texts[at] !== null }),
  )
  const ids = new Set(makers.map(({ organizationId }) => organizationId))
  const organizations = await organizationsOf(ctx, speaker, ids)
  return { items, next: null, organizations, abilities: abilitiesOf(speaker) }
}

type Around = { names: RoomNames; publication: PublicationRecord | undefined; hasText: boolean }

function show(record: SealRecord, { names, publication, hasText }: Around): Seal {
  const { id, hash, sealedBy, sealedAt, signatories, reopened } = record
  const { version, words, withheld } = receiptIn(record)
  return {
    ...{ id, hash, version, words, withheld, hasText },
    sealedBy: names.author(sealedBy),
    sealedAt: sealedAt.toISOString(),
    named: signatories.length,
    reopened: reopened && {
      by: names.author(reopened.by),
      at: reopened.at.toISOString(),
      reason: reopened.reason,
    },
    publication: publication
      ? {
          slug: publication.slug,
          isListed: publication.isListed,
          publishedAt: publication.publishedAt.toISOString(),
        }
      : null,
  }
}

/** What the receipt of a seal says, which the server has written itself. */
export function receiptIn({ receipt }: SealRecord) {
  const parted = partReceipt(receipt)
  if (!parted) throw new Error('a seal without a receipt')
  return parted.receipt
}

function abilitiesOf(speaker: Speaker): SealList['abilities'] {
  const standing = standingOf(speaker)
  const isSealed = standing.freeze === 'sealed'
  const maySeal = can(standing, 'seal-room')
  return [
    ...(maySeal ? [isSealed ? ('reopen' as const) : ('seal' as const)] : []),
    ...(can(standing, 'publish') ? ['publish' as const] : []),
  ]
}

/** The text of now as it would be sealed, for who may do it. */
export async function draftSeal(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<SealDraft> {
  const speaker = await enterThreads(ctx, actor, roomId, 'seal-room')
  ctx.throttles.take('text', actor.accountId)
  const { copy } = await ctx.live.capture(roomId)
  const { signed, unsigned } = await standingsFor(ctx.db, speaker.room, copy.hash)
  const all = [...signed.map(({ organization }) => organization), ...unsigned]
  return {
    hash: copy.hash,
    words: copy.words,
    isLocked: speaker.room.freeze?.level === 'locked',
    signed: signed.map(({ signatory, isNamed }) => ({
      organizationId: signatory.organizationId,
      decision: signatory.decision,
      leftOut: signatory.leftOut.map(({ label }) => label),
      isNamed,
    })),
    unsigned: unsigned.map(({ id }) => id),
    organizations: await organizationsOf(ctx, speaker, new Set(all.map(({ id }) => id))),
  }
}

/**
 * The submission pack of a seal, as a ZIP.
 *
 * @throws {AppError} `not-found`; `text-gone` where the text of its version was taken away
 */
export async function getPack(
  ctx: ServerContext,
  actor: Actor,
  { roomId, sealId }: { roomId: RoomId; sealId: SealId },
): Promise<Uint8Array<ArrayBuffer>> {
  ctx.throttles.take('text', actor.accountId)
  const { receipt, sealedAt } = await requireSeal(ctx, actor, { roomId, sealId })
  const files = await listSealFiles(ctx.db, sealId)
  if (files.length === 0) throw new AppError('text-gone')
  return zipOf(files, { receipt, sealedAt })
}

/** The signed receipt of a seal. */
export async function getReceipt(
  ctx: ServerContext,
  actor: Actor,
  ids: { roomId: RoomId; sealId: SealId },
): Promise<string> {
  const { receipt } = await requireSeal(ctx, actor, ids)
  return receipt
}

async function requireSeal(
  ctx: ServerContext,
  actor: Actor,
  { roomId, sealId }: { roomId: RoomId; sealId: SealId },
): Promise<SealRecord> {
  await enterThreads(ctx, actor, roomId)
  const seal = await findSeal(ctx.db, roomId, sealId)
  if (!seal) throw new AppError('not-found')
  return seal
}
