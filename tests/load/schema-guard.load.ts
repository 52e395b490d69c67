import { SchemaGuard } from '@plenary/client/editor/schema-guard.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'
import { element as el } from '../support/planted-room.ts'

// `node tests/load/schema-guard.load.ts`: what the guard adds to opening a text of 20,000 words and to each change
// that comes in. The time of applying the change itself is taken off.

const PARAGRAPHS = 400
const WORDS = 50
const CHANGES = 500

const there = new Y.Doc()
const text = there.getXmlFragment(ROOT_NAME)
text.insert(
  0,
  Array.from({ length: PARAGRAPHS }, (_, n) => el('paragraph', `${n} `.concat('word '.repeat(WORDS - 1)))),
)
const updates: Uint8Array[] = []
const start = Y.encodeStateAsUpdate(there)
there.on('update', (update: Uint8Array) => updates.push(update))
for (let n = 0; n < CHANGES; n++) {
  const paragraph = text.get((n * 37) % PARAGRAPHS) as Y.XmlElement
  const run = paragraph.get(0) as Y.XmlText
  if (n % 10 === 9) text.insert((n * 7) % PARAGRAPHS, [el('paragraph', 'A new paragraph.')])
  else if (n % 10 === 8) run.format(2, 9, { bold: {} })
  else run.insert(20, 'x')
}

for (let round = 0; round < 3; round++) {
  const [bare, guarded] = [opened(), opened()]
  const from = performance.now()
  const guard = new SchemaGuard(guarded)
  const openingMs = performance.now() - from
  const added = updates.map((update) => timeOf(guarded, update) - timeOf(bare, update)).sort((a, b) => a - b)
  const at = (share: number) => added[Math.floor(added.length * share)]?.toFixed(3)
  console.log(
    `round ${round + 1}: the whole text ${openingMs.toFixed(1)} ms; a change p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms`,
  )
  if (!guard.isWhole) throw new Error('the text was whole')
  guard.destroy()
}

function opened(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, start)
  return doc
}

function timeOf(doc: Y.Doc, update: Uint8Array): number {
  const from = performance.now()
  Y.applyUpdate(doc, update)
  return performance.now() - from
}
