import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'
import type { Chance } from './chance.ts'

/** One change as an editor makes it, drawn by lot: letters, marks, blocks, deletions, undo and redo. */
export function changeText(doc: Y.Doc, undo: Y.UndoManager | null, chance: Chance): void {
  const root = doc.getXmlFragment(ROOT_NAME)
  const lot = chance.next()
  if (undo && lot < 0.08) undo.undo()
  else if (undo && lot < 0.12) undo.redo()
  else doc.transact(() => changeBlocks(root, lot, chance))
}

function changeBlocks(root: Y.XmlFragment, lot: number, chance: Chance): void {
  const at = chance.below(root.length)
  const block = root.get(at)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (lot < 0.25 || !(text instanceof Y.XmlText)) return root.insert(at, [paragraph(words(chance))])
  if (lot < 0.31 && root.length > 2) return root.delete(at, 1)
  if (text.length > 0 && lot < 0.45) {
    const from = chance.below(text.length)
    return text.delete(from, 1 + chance.below(Math.min(8, text.length - from)))
  }
  if (text.length > 0 && lot < 0.55) {
    const from = chance.below(text.length)
    return text.format(from, 1 + chance.below(text.length - from), { bold: chance.happens(0.5) ? {} : null })
  }
  // A paragraph split in two: the rest goes, and comes again in a new one.
  if (text.length > 2 && lot < 0.62) {
    const from = chance.below(text.length)
    text.delete(from, text.length - from)
    return root.insert(at + 1, [paragraph(words(chance))])
  }
  text.insert(chance.below(text.length + 1), words(chance))
}

function paragraph(letters: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(letters)])
  return element
}

/** None beyond the basic plane: an editor never parts the two halves of such a letter, and Yjs cannot put them back. */
function words(chance: Chance): string {
  return chance.of(['a', 'b ', 'rights', ' and duties ', 'é', 'شبكة'])
}
