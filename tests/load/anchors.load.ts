import { setAnchors } from '@plenary/client/anchors/anchors-plugin.ts'
import { captureRange } from '@plenary/client/anchors/capture.ts'
import type { AnchoredThread } from '@plenary/client/anchors/threads.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { TextSelection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { AnchoredPerson } from '../fuzz/anchored-person.ts'
import { seededRandom } from './seeded-random.ts'
import { percentile } from './statistics.ts'

// `node tests/load/anchors.load.ts`: what threads add to a key of one's own and to one from elsewhere, in a text of
// 20,000 words, and how long it takes to find all threads when a room is opened. A key is what the editor does until
// Yjs has it, without drawing. Half of the keys are written in the words of a thread.

const PARAGRAPHS = 400
const WORDS = 50
const KEYS = 400
const LETTERS = 'etaoin shrdlu'
const random = seededRandom(18)
const below = (bound: number) => Math.floor(random() * bound)

const start = textOf20000Words()
for (const count of [0, 200, 1_000]) {
  const [one, other] = [opened(1), opened(2)]
  const threads = threadsIn(one, count)
  const from = performance.now()
  setAnchors(other.editor.view, threads)
  const openingMs = performance.now() - from
  setAnchors(one.editor.view, threads)
  one.doc.on('update', (update, origin) => origin !== one && other.send(update))
  const [own, others]: [number[], number[]] = [[], []]
  for (let key = 0; key < KEYS; key++) {
    own.push(timeOf(() => type(one, threads, key)))
    others.push(timeOf(() => other.hear(1)))
  }
  const lost = timeOf(() => setAnchors(other.editor.view, threads.map(withoutPositions)))
  console.log(
    [
      `${count} threads: all found in ${openingMs.toFixed(1)} ms, without their positions in ${lost.toFixed(1)} ms`,
      `  a key of one's own ${figures(own)}`,
      `  a key from elsewhere ${figures(others)}`,
    ].join('\n'),
  )
}

function textOf20000Words(): Uint8Array {
  const person = new AnchoredPerson(9, () => {})
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, n) =>
    documentSchema.node('paragraph', { id: `p${n}` }, documentSchema.text(sentence())),
  )
  person.editor.do((state, dispatch) => {
    dispatch?.(state.tr.replaceWith(0, state.doc.content.size, paragraphs))
    return true
  })
  return Y.encodeStateAsUpdate(person.doc)
}

function sentence(): string {
  const word = () =>
    Array.from({ length: 2 + below(9) }, () => LETTERS.charAt(below(LETTERS.length))).join('')
  return Array.from({ length: WORDS }, word).join(' ')
}

function opened(clientId: number): AnchoredPerson {
  const person = new AnchoredPerson(clientId, () => {})
  person.send(start)
  person.hear(1)
  return person
}

function threadsIn({ editor, text }: AnchoredPerson, count: number): AnchoredThread[] {
  return Array.from({ length: count }, (_, n) => {
    const from = below(text.content.size - 200)
    const captured = captureRange(editor.state, { from, to: from + 10 + below(80) })
    if (captured?.outcome !== 'captured') throw new Error('a text without words')
    return { id: `${n}`, anchor: captured.anchor, tone: 'open', isCurrent: false }
  })
}

function type(
  { editor, places, text }: AnchoredPerson,
  threads: readonly AnchoredThread[],
  key: number,
): void {
  const place = key % 2 ? places.get(`${below(threads.length)}`) : null
  const at = TextSelection.near(text.resolve(place ? place.from + 2 : below(text.content.size))).from
  editor.do((state, dispatch) => {
    dispatch?.(state.tr.insertText(LETTERS.charAt(key % LETTERS.length), at))
    return true
  })
}

/** As after a restoration by a program that knows nothing of threads. */
function withoutPositions(thread: AnchoredThread): AnchoredThread {
  return {
    ...thread,
    anchor: thread.anchor.kind === 'range' ? { ...thread.anchor, start: '', end: '' } : thread.anchor,
  }
}

function timeOf(act: () => void): number {
  const from = performance.now()
  act()
  return performance.now() - from
}

function figures(times: readonly number[]): string {
  const at = (share: number) => percentile(times, share).toFixed(2)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms`
}
