import { documentJson, type JsonNode } from '@plenary/shared/document/document-json.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { getFile } from '../api.ts'
import { restore } from './restore.ts'
import { textPath } from './use-snapshots.ts'
import { withSection } from './with-section.ts'

/** What is to come back: a version, or one section of it. */
export type Wish = { version: SnapshotId; section: string | null }

/**
 * Makes of a text in an editor what it was in a version. False where nothing differs.
 *
 * @throws {RequestError} where the version cannot be had; {RangeError} where it holds what this page does not know
 */
export async function bringBack(
  roomId: RoomId,
  { version, section }: Wish,
  { editor, doc }: { editor: Editor; doc: Y.Doc },
): Promise<boolean> {
  const file = await getFile(textPath(roomId, version))
  const older: JsonNode = JSON.parse(await file.text())
  const now = documentJson(doc.getXmlFragment(ROOT_NAME))
  const wanted = section ? withSection(now, older, section) : older
  if (!wanted) throw new Error('the version has no such section')
  return restore(editor.view, wanted)
}
