import type { ImportWarnings } from './imported-text.ts'
import type { XmlElement } from './xml-tree.ts'

type Changes = Pick<ImportWarnings, 'insertions' | 'deletions' | 'formatChanges'>

const KINDS: Readonly<Record<string, keyof Changes>> = {
  'w:ins': 'insertions',
  'w:moveTo': 'insertions',
  'w:cellIns': 'insertions',
  'w:del': 'deletions',
  'w:moveFrom': 'deletions',
  'w:cellDel': 'deletions',
  'w:rPrChange': 'formatChanges',
  'w:pPrChange': 'formatChanges',
  'w:trPrChange': 'formatChanges',
  'w:tcPrChange': 'formatChanges',
  'w:tblPrChange': 'formatChanges',
}

/** How many changes were tracked in some parts of a document. A move is a deletion and an insertion. */
export function scanChanges(parts: readonly (XmlElement | null)[]): Changes {
  const changes: Changes = { insertions: 0, deletions: 0, formatChanges: 0 }
  const scan = (element: XmlElement) => {
    const kind = KINDS[element.name]
    if (kind) changes[kind] += 1
    element.children.forEach(scan)
  }
  for (const part of parts) if (part) scan(part)
  return changes
}
