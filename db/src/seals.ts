import { newId, type RoomId, type SealId, type SnapshotId } from '@plenary/shared/ids.ts'
import type { SealedSignatory } from '@plenary/shared/seals.ts'
import type { Selectable } from 'kysely'
import type { Db } from './database.ts'
import type { SealTables } from './seal-tables.ts'
import type { AuthorRecord } from './threads.ts'

/** A seal as it is kept, without its files. */
export type SealRecord = {
  id: SealId
  roomId: RoomId
  snapshotId: SnapshotId
  hash: string
  sealedBy: AuthorRecord
  sealedAt: Date
  signatories: SealedSignatory[]
  receipt: string
  reopened: { by: AuthorRecord; at: Date; reason: string } | null
}

/** The seals of a room, the newest first. */
export async function listSeals(db: Db, roomId: RoomId): Promise<SealRecord[]> {
  const rows = await db
    .selectFrom('seals')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(sealOfRow)
}

/** A seal of a room, or null. */
export async function findSeal(db: Db, roomId: RoomId, id: SealId): Promise<SealRecord | null> {
  const row = await db
    .selectFrom('seals')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? sealOfRow(row) : null
}

/** A seal from its row. */
export function sealOfRow(row: Selectable<SealTables['seals']>): SealRecord {
  const { id, hash, signatories, receipt, reopened_at: at, reopened_reason: reason } = row
  const organizationId = row.reopened_by_organization
  const isReopened = at !== null && reason !== null && organizationId !== null
  return {
    ...{ id, hash, signatories, receipt },
    roomId: row.room_id,
    snapshotId: row.snapshot_id,
    sealedBy: { memberId: row.sealed_by, organizationId: row.sealed_by_organization },
    sealedAt: row.sealed_at,
    reopened: isReopened ? { by: { memberId: row.reopened_by, organizationId }, at, reason } : null,
  }
}

export type NewSeal = Omit<SealRecord, 'id' | 'reopened'> & { receiptHash: string }

export async function insertSeal(db: Db, seal: NewSeal): Promise<SealId> {
  const id = newId<SealId>()
  await db
    .insertInto('seals')
    .values({
      id,
      room_id: seal.roomId,
      snapshot_id: seal.snapshotId,
      hash: seal.hash,
      sealed_by: seal.sealedBy.memberId,
      sealed_by_organization: seal.sealedBy.organizationId,
      sealed_at: seal.sealedAt,
      signatories: JSON.stringify(seal.signatories),
      receipt: seal.receipt,
      receipt_hash: seal.receiptHash,
    })
    .execute()
  return id
}

/** Reopens the seal of a room that is closed, and gives the hash of what it sealed; null where none is. */
export async function reopenSeal(
  db: Db,
  roomId: RoomId,
  { by, at, reason }: { by: AuthorRecord; at: Date; reason: string },
): Promise<string | null> {
  const row = await db
    .updateTable('seals')
    .set({
      reopened_at: at,
      reopened_by: by.memberId,
      reopened_by_organization: by.organizationId,
      reopened_reason: reason,
    })
    .where('room_id', '=', roomId)
    .where('reopened_at', 'is', null)
    .returning('hash')
    .executeTakeFirst()
  return row?.hash ?? null
}
