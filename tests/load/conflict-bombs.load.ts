import * as Y from 'yjs'
import type { Foothold } from '../support/attacks/attack.ts'
import { CONFLICT_BOMBS } from '../support/attacks/conflict-bombs.ts'

// `node tests/load/conflict-bombs.load.ts [1000,2000,…]`: how long a replica needs for updates whose order no editor
// makes. Prints.

const SIZES = (process.argv[2] ?? '1000,2000,4000').split(',').map(Number)
const CLIENT = 7

for (const { name, forge } of CONFLICT_BOMBS) {
  console.log(name)
  for (const size of SIZES) {
    const doc = new Y.Doc()
    const at = gainFoothold(doc)
    // Under a second id, which the last one needs; the others do all of it under the first.
    const updates = [forge(at, size), forge({ ...at, client: CLIENT + 1, nextClock: 0 }, size)]
    const [first, second] = updates.map((update) => `${update.length} bytes in ${time(doc, update)} ms`)
    const whole = Y.encodeStateAsUpdate(doc)
    console.log(`  ${size} structs: ${first}; again under a second id ${second}`)
    console.log(`    the room then opens in ${time(new Y.Doc(), whole)} ms (${whole.length} bytes)`)
  }
}

function time(doc: Y.Doc, update: Uint8Array): string {
  const startedAt = performance.now()
  Y.applyUpdate(doc, update)
  return (performance.now() - startedAt).toFixed(0)
}

function gainFoothold(doc: Y.Doc): Foothold {
  doc.clientID = CLIENT
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('ab')])
  doc.getXmlFragment('document').insert(0, [paragraph])
  doc.clientID = 0
  return {
    client: CLIENT,
    other: [CLIENT, 0],
    element: [CLIENT, 0],
    text: [CLIENT, 1],
    firstLetter: [CLIENT, 2],
    nextClock: 4,
  }
}
