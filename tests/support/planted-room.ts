import type { Db } from '@plenary/db/database.ts'
import { insertRoom } from '@plenary/db/rooms.ts'
import { appendUpdates, leaseClientId } from '@plenary/db/updates.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import * as Y from 'yjs'

/**
 * A room of the demo coalition whose text goes straight into the database, past the gate: as a newer version of the
 * product, or a fault, would have left it there. Roles are those of the joint submission.
 */
export async function plantRoom(
  db: Db,
  title: string,
  plant: (root: Y.XmlFragment) => void,
): Promise<RoomId> {
  const model = await db
    .selectFrom('rooms')
    .innerJoin('members', 'members.id', 'rooms.created_by')
    .select(['rooms.id', 'rooms.coalition_id', 'rooms.created_by', 'members.organization_id'])
    .where('rooms.kind', '=', 'submission')
    .executeTakeFirstOrThrow()
  const { coalition_id: coalitionId, created_by: createdBy, organization_id: organizationId } = model
  const facts = { title, kind: 'submission', dueOn: null, attribution: 'named' } as const
  const roomId = await insertRoom(db, { coalitionId, createdBy, ...facts })
  const roles = await db.selectFrom('room_roles').selectAll().where('room_id', '=', model.id).execute()
  await db
    .insertInto('room_roles')
    .values(roles.map((role) => ({ ...role, room_id: roomId })))
    .execute()
  const author = { memberId: createdBy, organizationId }
  const doc = new Y.Doc()
  doc.clientID = await leaseClientId(db, { roomId, ...author })
  doc.transact(() => plant(doc.getXmlFragment(ROOT_NAME)))
  const row = { ...author, sessionHash: null, update: Y.encodeStateAsUpdate(doc) }
  await appendUpdates(db, [{ roomId, afterSeq: 0, rows: [row] }])
  return roomId
}

/** An element with its children; strings are text. */
export function element(name: string, ...children: (Y.XmlElement | Y.XmlText | string)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(
    0,
    children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : child)),
  )
  return made
}

/** Text under marks. */
export function marked(words: string, marks: Record<string, unknown>): Y.XmlText {
  const text = new Y.XmlText()
  text.insert(0, words, marks)
  return text
}
