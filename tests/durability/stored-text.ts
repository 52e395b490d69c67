import { openDatabase } from '@plenary/db/database.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { RoomCast } from './cast.ts'

/** The database alone gives the text that everybody has, from the whole log and from the checkpoint on. */
export async function expectStored(databaseUrl: string, casts: readonly RoomCast[]): Promise<void> {
  for (const { roomId, witness } of casts) {
    const text = witness.text.toString()
    expect(await readStoredTexts(databaseUrl, roomId)).toEqual({ fromRows: text, fromCheckpoint: text })
  }
}

type StoredTexts = {
  /** Built from every row of the log and nothing else. */
  fromRows: string
  /** Built from the checkpoint, if there is one, and the rows after it. */
  fromCheckpoint: string
}

/**
 * The text of a room as the database alone gives it, both ways. Fails when a row is missing or repeated, or when Yjs
 * is left waiting for something.
 */
async function readStoredTexts(databaseUrl: string, roomId: string): Promise<StoredTexts> {
  const { db, close } = await openDatabase(databaseUrl)
  try {
    const id = roomId as RoomId
    const rows = await db
      .selectFrom('room_updates')
      .select(['seq', 'update'])
      .where('room_id', '=', id)
      .orderBy('seq')
      .execute()
    const checkpoint = await db
      .selectFrom('room_checkpoints')
      .select(['seq', 'state'])
      .where('room_id', '=', id)
      .executeTakeFirst()
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1))
    const tail = rows.filter(({ seq }) => seq > (checkpoint?.seq ?? 0))
    return {
      fromRows: build(rows.map(({ update }) => update)),
      fromCheckpoint: build([...(checkpoint ? [checkpoint.state] : []), ...tail.map(({ update }) => update)]),
    }
  } finally {
    await close()
  }
}

function build(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  for (const update of updates) {
    Y.applyUpdate(doc, update)
    expect(doc.store.pendingStructs).toBeNull()
    expect(doc.store.pendingDs).toBeNull()
  }
  return doc.getXmlFragment(ROOT_NAME).toString()
}
