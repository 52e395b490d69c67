import { newBlockId } from '@plenary/shared/document/block-id.ts'
import { BLOCK_TYPES } from '@plenary/shared/document/blocks.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { ClientId } from '@plenary/shared/ids.ts'
import type { JSONContent } from '@tiptap/core'
import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { type FoldedText, foldDocument } from '../live/fold.ts'

/** A stretch of a first text and the client id it is written under. */
export type Stretch = { clientId: ClientId; blocks: JSONContent[] }

/** A first text: an update for each stretch, in order, and the whole of it. */
export type FirstText = { updates: Uint8Array[]; whole: FoldedText }

/**
 * A first text as Yjs updates, each block with an id: its own where it has one, to be referred to.
 *
 * @throws {RangeError} when the blocks do not make a document of the schema.
 */
export function writeFirstText(stretches: readonly Stretch[]): FirstText {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment(ROOT_NAME)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const written: JSONContent[] = []
  for (const { clientId, blocks } of stretches) {
    doc.clientID = clientId
    written.push(...blocks.map(withIds))
    const text = documentSchema.nodeFromJSON({ type: 'doc', content: written })
    text.check()
    doc.transact(() => updateYFragment(doc, fragment, text, { mapping: new Map(), isOMark: new Map() }))
  }
  return { updates, whole: foldDocument(doc) }
}

function withIds(node: JSONContent): JSONContent {
  const isBlock = BLOCK_TYPES.some((type) => type === node.type)
  return {
    ...node,
    ...(isBlock ? { attrs: { ...node.attrs, id: node.attrs?.id ?? newBlockId() } } : {}),
    ...(node.content ? { content: node.content.map(withIds) } : {}),
  }
}
