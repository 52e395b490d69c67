import { outlineOf } from '@plenary/client/editor/outline.ts'
import { readDemoText } from '@plenary/server/demo/demo-text.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { EditorState } from '@tiptap/pm/state'

// `node tests/load/counting.load.ts`: what a key costs in counting, in a text of 20,000 words with its notes.

const WORDS = 20_000
const KEYS = 2_000

const sections = await readDemoText('upr-submission')
const blocks = sections.flatMap((section) => section.blocks)
const body = blocks.filter(({ type }) => type !== 'footnote')
const notes = blocks.filter(({ type }) => type === 'footnote')
const copies = Math.ceil(WORDS / 5_000)
const content = Array.from({ length: copies }, () => body).flat()
const doc = documentSchema.nodeFromJSON({ type: 'doc', content: [...content, ...notes] })
const words = outlineOf(doc).words

let state = EditorState.create({ doc })
const times: number[] = []
let place = Math.floor(doc.content.size / 2)
for (let key = 0; key < KEYS; key += 1) {
  while (!state.doc.resolve(place).parent.isTextblock) place += 1
  state = state.apply(state.tr.insertText(key % 7 === 6 ? ' ' : 'a', place))
  place += 1
  const startedAt = performance.now()
  outlineOf(state.doc)
  times.push(performance.now() - startedAt)
}
times.sort((a, b) => a - b)
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(3)
console.log(
  `${words.text + words.notes} words, ${KEYS} keys: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`,
)
