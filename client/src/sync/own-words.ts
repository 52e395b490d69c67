import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'

/** Of each client id under which this tab writes, up to which clock the server has said that it is stored. */
export type StoredClocks = ReadonlyMap<number, number>

/**
 * What this tab has written and the server has not said to be stored: a line for each block that holds some of it, in
 * the order of the text. Words of others are never among them; where some stand between, a gap shows.
 */
export function ownWords(doc: Y.Doc, stored: StoredClocks): string[] {
  return wordsWithin(doc.getXmlFragment(ROOT_NAME), stored)
}

/** The same of a line into a room. */
export function ownWordsOf({ doc, storedClocks }: { doc: Y.Doc; storedClocks: StoredClocks }): string[] {
  return ownWords(doc, storedClocks)
}

function wordsWithin(node: Y.XmlFragment, stored: StoredClocks): string[] {
  const lines: string[] = []
  let own = ''
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) own = join(own, ownPart(child, stored))
    else if (child instanceof Y.XmlFragment) lines.push(...wordsWithin(child, stored))
  }
  const line = own.trim()
  return line === '' ? lines : [line, ...lines]
}

/** Own letters of a text that stand side by side in it are one piece, however they were typed. */
function ownPart(text: Y.XmlText, stored: StoredClocks): string {
  const pieces: string[] = []
  let isInPiece = false
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const clock = stored.get(item.id.client)
    const from = clock === undefined ? item.length : Math.max(0, clock - item.id.clock)
    const own = item.content.str.slice(from)
    if (own === '') {
      isInPiece = false
      continue
    }
    const goesOn = isInPiece && from === 0
    if (goesOn) pieces.push(`${pieces.pop() ?? ''}${own}`)
    else pieces.push(own)
    isInPiece = true
  }
  return pieces.reduce(join, '')
}

function join(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  return `${before.trimEnd()} … ${after.trimStart()}`
}
