import { newBlockId } from '@plenary/shared/document/block-id.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { ClientId } from '@plenary/shared/ids.ts'
import * as Y from 'yjs'
import { type FoldedText, foldDocument } from '../live/fold.ts'

/**
 * A page with one empty paragraph, as an update and folded. The server writes it before anybody comes in, so that two
 * people who open a blank page at once do not both begin it.
 */
export function writeBlankPage(clientId: ClientId): { update: Uint8Array; whole: FoldedText } {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.setAttribute('id', newBlockId())
  doc.getXmlFragment(ROOT_NAME).push([paragraph])
  return { update: Y.encodeStateAsUpdate(doc), whole: foldDocument(doc) }
}
