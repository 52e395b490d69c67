import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { presenceSchema } from '@plenary/shared/presence.ts'
import * as Y from 'yjs'

/**
 * A presence state whose cursor, if it has one, stands somewhere in the text; without it otherwise. The editor
 * resolves cursors in the middle of taking in a change, and one that throws there would leave it behind.
 */
export function withSafeCursor(doc: Y.Doc, state: unknown): unknown {
  if (state === null) return null
  const presence = presenceSchema.safeParse(state)
  if (!presence.success) return null
  const { cursor } = presence.data
  const isSafe = cursor !== null && isInText(doc, cursor.anchor) && isInText(doc, cursor.head)
  return isSafe ? presence.data : { ...presence.data, cursor: null }
}

function isInText(doc: Y.Doc, position: unknown): boolean {
  try {
    const place = Y.createAbsolutePositionFromRelativePosition(
      Y.createRelativePositionFromJSON(position),
      doc,
    )
    const root = doc.getXmlFragment(ROOT_NAME)
    return place !== null && (place.type === root || Y.isParentOf(root, place.type._item))
  } catch {
    return false
  }
}
