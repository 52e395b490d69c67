import { listOrganizations } from '@plenary/db/organizations.ts'
import type { RoomRecord } from '@plenary/db/rooms.ts'
import { findSnapshotDocument } from '@plenary/db/snapshot-texts.ts'
import { AppError } from '@plenary/shared/errors.ts'
import { submitterLines } from '@plenary/shared/export/file-words.ts'
import type { ExportQuery } from '@plenary/shared/exports.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { Mechanism } from '@plenary/shared/mechanisms.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { followedMechanism } from '../plans/plans.ts'
import { leftOutLine } from '../sign-offs/left-out-line.ts'
import { signatoriesOf } from '../sign-offs/signatories.ts'
import { enterSnapshots, requireSnapshot } from '../snapshots/snapshot-access.ts'

/** What stands around a text in a file. */
export type ExportFrame = {
  title: string
  coalition: string
  /** What the room follows; null for nothing. */
  mechanism: Mechanism | null
  isNumbered: boolean
  /** Those that may be named, in the order of joining; of the others a line with how many there are. */
  organizations: string[]
}

/** A text of a room as canonical JSON, the one of now or a version that the actor sees, and its hash. */
export type ExportedText = {
  room: RoomRecord
  /** Null for the text of now. */
  version: { number: number; label: string | null } | null
  document: string
  hash: string
}

/** @throws {AppError} `not-found` for a room, or a version, that the actor does not see */
export async function getExportedText(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  of: ExportQuery['of'],
): Promise<ExportedText> {
  const visitor = await enterSnapshots(ctx, actor, roomId)
  const { room } = visitor.speaker
  if (of === 'live') {
    const { copy } = await ctx.live.capture(roomId)
    return { room, version: null, document: copy.document, hash: copy.hash }
  }
  const { id, hash, number, label } = await requireSnapshot(ctx, visitor, of)
  const document = await findSnapshotDocument(ctx.db, id)
  if (document === null) throw new AppError('not-found')
  return { room, version: { number, label }, document, hash }
}

/**
 * What stands around a text of a room, in one language. An organisation that is not listed in public is not named; of
 * those that have openly signed exactly this text, it is said which recommendations they do not join.
 */
export async function frameOf(
  ctx: ServerContext,
  { room, hash }: ExportedText,
  locale: Locale,
): Promise<ExportFrame> {
  const { title, kind, coalition } = room
  const all = await listOrganizations(ctx.db, coalition.id)
  return {
    ...{ title, coalition: coalition.name[locale] },
    mechanism: await followedMechanism(ctx.db, room),
    // As the room draws it (client/rooms/room-page.tsx).
    isNumbered: kind === 'submission',
    organizations: [
      ...submitterLines(all, locale),
      ...(await leftOutLines(ctx, { room, hash, all }, locale)),
    ],
  }
}

type Signed = { room: RoomRecord; hash: string; all: readonly OrganizationRecord[] }

async function leftOutLines(
  ctx: ServerContext,
  { room, hash, all }: Signed,
  locale: Locale,
): Promise<string[]> {
  const signatories = await signatoriesOf(ctx.db, room.id, hash)
  return all.flatMap(({ id, name, isListed }) => {
    const signatory = signatories.find(({ organizationId }) => organizationId === id)
    if (!isListed || !signatory || signatory.isConfidential || signatory.leftOut.length === 0) return []
    const labels = signatory.leftOut.map(({ label }) => label)
    return leftOutLine(name[locale], labels, locale)
  })
}
