import type { Db } from '@plenary/db/database.ts'
import { appendUpdates, leaseClientId, listLogRows } from '@plenary/db/updates.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import * as Y from 'yjs'

type Replacement = {
  roomId: RoomId
  memberId: MemberId
  organizationId: OrganizationId
  old: string
  words: string
}

const ALL_ROWS = { afterSeq: 0, limit: 100_000 }

/** Replaces words of a text that nobody has open, in the name of a member: a row of its log like any other. */
export async function replaceWords(db: Db, { old, words, ...author }: Replacement): Promise<void> {
  const { roomId } = author
  const rows = await listLogRows(db, { roomId, ...ALL_ROWS })
  const doc = new Y.Doc()
  for (const { update } of rows) Y.applyUpdate(doc, update)
  doc.clientID = await leaseClientId(db, author)
  const before = Y.encodeStateVector(doc)
  const text = textsIn(doc.getXmlFragment(ROOT_NAME)).find((each) => plainText(each).includes(old))
  if (!text) throw new Error(`the demo has no “${old}”`)
  const at = plainText(text).indexOf(old)
  doc.transact(() => {
    text.delete(at, old.length)
    text.insert(at, words)
  })
  const update = Y.encodeStateAsUpdate(doc, before)
  const afterSeq = rows.at(-1)?.seq ?? 0
  await appendUpdates(db, [{ roomId, afterSeq, rows: [{ ...author, sessionHash: null, update }] }])
}

function textsIn(node: Y.XmlFragment): Y.XmlText[] {
  return node.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child]
    return child instanceof Y.XmlFragment ? textsIn(child) : []
  })
}

function plainText(text: Y.XmlText): string {
  // What is no text takes one place, as in the positions that delete and insert count in.
  return text
    .toDelta()
    .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('')
}
