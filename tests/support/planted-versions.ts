import { openDatabase } from '@plenary/db/database.ts'
import { findSnapshotText } from '@plenary/db/snapshot-texts.ts'
import { findNewestSnapshot, insertSnapshot } from '@plenary/db/snapshots.ts'
import type { RoomId } from '@plenary/shared/ids.ts'

/** Keeps the newest version of a room so many times more, each chained to the one before, in a database nobody has open. */
export async function plantVersions(databaseUrl: string, roomId: RoomId, count: number): Promise<void> {
  const { db, close } = await openDatabase(databaseUrl)
  const newest = await findNewestSnapshot(db, roomId)
  const text = newest && (await findSnapshotText(db, newest.id))
  if (!newest || !text) throw new Error('there is no version to begin with')
  const removals = { organizationIds: [], ranges: [] }
  for (let number = newest.number; number < newest.number + count; number += 1) {
    const facts = { ...newest, label: `Draft ${number + 1}`, text: { ...text, places: {} }, removals }
    await insertSnapshot(db, facts, { afterNumber: number, epoch: 0 })
  }
  await close()
}
