import {
  newId,
  type OrganizationId,
  type RoomId,
  type SignOffId,
  type SignOffRoundId,
  type SnapshotId,
} from '@plenary/shared/ids.ts'
import type { LeftOut, SignOffAct } from '@plenary/shared/sign-offs.ts'
import type { Db } from './database.ts'
import { SIGNED_VERSION_COLUMNS, type SignedVersionRecord, signedVersionOf } from './signed-versions.ts'
import type { AuthorRecord } from './threads.ts'

/** What an act says beside what it does. */
export type SignOffWords = {
  capacity: string | null
  authority: string | null
  reservation: string | null
  isPrinted: boolean
  sections: string[]
  leftOut: LeftOut[]
  reason: string | null
  isConfidential: boolean
}

/** One act of an organisation as it is kept. */
export type SignOffRecord = SignOffWords & {
  id: SignOffId
  roundId: SignOffRoundId
  organizationId: OrganizationId
  act: SignOffAct
  version: SignedVersionRecord
  by: AuthorRecord
  at: Date
  isToldOfMove: boolean
}

/** All that organisations have done on the versions of a room, in the order in which they did it. */
export async function listSignOffs(db: Db, roomId: RoomId): Promise<SignOffRecord[]> {
  const rows = await db
    .selectFrom('sign_offs')
    .innerJoin('sign_off_rounds as signing', 'signing.id', 'sign_offs.round_id')
    .innerJoin('snapshots', 'snapshots.id', 'sign_offs.snapshot_id')
    .selectAll('sign_offs')
    .select(SIGNED_VERSION_COLUMNS)
    .where('signing.room_id', '=', roomId)
    .orderBy('sign_offs.id')
    .execute()
  return rows.map((row) => {
    const { id, act, capacity, authority, reservation, sections, reason, at } = row
    return {
      ...{ id, act, capacity, authority, reservation, sections, reason, at },
      roundId: row.round_id,
      organizationId: row.organization_id,
      version: signedVersionOf(row),
      by: { memberId: row.member_id, organizationId: row.organization_id },
      leftOut: row.left_out,
      isPrinted: row.is_printed,
      isConfidential: row.is_confidential,
      isToldOfMove: row.is_told_of_move,
    }
  })
}

/** The facts of a new act. */
export type NewSignOffRecord = SignOffWords & {
  roundId: SignOffRoundId
  act: SignOffAct
  snapshotId: SnapshotId
  by: AuthorRecord
  at: Date
}

export async function insertSignOff(db: Db, signOff: NewSignOffRecord): Promise<void> {
  const { roundId, act, snapshotId, by, capacity, authority, reservation, reason, at } = signOff
  await db
    .insertInto('sign_offs')
    .values({
      ...{ id: newId<SignOffId>(), act, capacity, authority, reservation, reason, at },
      round_id: roundId,
      organization_id: by.organizationId,
      member_id: by.memberId,
      snapshot_id: snapshotId,
      is_printed: signOff.isPrinted,
      sections: JSON.stringify(signOff.sections),
      left_out: JSON.stringify(signOff.leftOut),
      is_confidential: signOff.isConfidential,
    })
    .execute()
}

/** Notes that organisations are told that the text has moved since some acts; gives those for which nobody has yet. */
export async function markToldOfMove(db: Db, ids: readonly SignOffId[]): Promise<SignOffId[]> {
  if (ids.length === 0) return []
  const rows = await db
    .updateTable('sign_offs')
    .set({ is_told_of_move: true })
    .where('id', 'in', ids)
    .where('is_told_of_move', '=', false)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}
