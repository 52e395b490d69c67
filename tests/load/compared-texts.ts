import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { seededRandom } from './seeded-random.ts'

/** Two texts to be compared, and what they are. */
export type Pair = { title: string; before: JsonNode; after: JsonNode }

const WORDS = 20_000
const WORDS_IN_PARAGRAPH = 50
const CHANGES = 500
const LETTERS = 'etaoinshrdlucmfwyp'

const random = seededRandom(22)
const below = (bound: number) => Math.floor(random() * bound)
let lastId = 0

/** The pair that the mark of a second is set for, and those that somebody could make to be hard. */
export function comparedPairs(): Pair[] {
  const text = documentOf(WORDS)
  const chapter = documentOf(WORDS)
  const [one, other] = [words(WORDS), words(WORDS)]
  const fewWords = (count: number) =>
    Array.from({ length: count }, () => 'abcdefgh'.charAt(below(8))).join(' ')
  return [
    { title: `${CHANGES} changes in 20,000 words`, before: text, after: changed(text) },
    { title: 'the same words under other ids', before: text, after: withOtherIds(text) },
    { title: 'every word another', before: text, after: chapter },
    { title: 'every block in another place', before: text, after: shuffled(text) },
    {
      title: 'one paragraph, 500 words changed',
      before: onlyParagraph(one),
      after: onlyParagraph(withChanges(one)),
    },
    { title: 'one paragraph, every word another', before: onlyParagraph(one), after: onlyParagraph(other) },
    {
      title: 'one paragraph, eight words in any order',
      before: onlyParagraph(fewWords(WORDS)),
      after: onlyParagraph(fewWords(WORDS)),
    },
    {
      title: 'the largest text: 400,000 of eight words in one paragraph',
      before: onlyParagraph(fewWords(400_000)),
      after: onlyParagraph(fewWords(400_000)),
    },
    {
      title: 'the largest text: 100,000 blocks that are nearly alike, under other ids',
      before: nearlyAlike(100_000),
      after: nearlyAlike(100_000),
    },
  ]
}

function documentOf(count: number): JsonNode {
  const blocks = Array.from({ length: count / WORDS_IN_PARAGRAPH }, (_, at) =>
    at % 10 === 0 ? heading(words(WORDS_IN_PARAGRAPH)) : paragraph(words(WORDS_IN_PARAGRAPH)),
  )
  blocks.splice(20, 10, table(blocks.slice(20, 30)))
  blocks.splice(40, 10, list(blocks.slice(40, 50)))
  return { type: 'doc', content: blocks }
}

function words(count: number): string {
  const word = () =>
    Array.from({ length: 2 + below(9) }, () => LETTERS.charAt(below(LETTERS.length))).join('')
  return Array.from({ length: count }, word).join(' ')
}

function block(type: string, content: JsonNode[]): JsonNode {
  return { type, attrs: { id: `b${lastId++}` }, content }
}

function paragraph(text: string): JsonNode {
  return block('paragraph', [{ type: 'text', text }])
}

function heading(text: string): JsonNode {
  const { attrs, ...rest } = block('heading', [{ type: 'text', text }])
  return { ...rest, attrs: { ...attrs, level: 2 } }
}

function table(paragraphs: JsonNode[]): JsonNode {
  const rows = [0, 1, 2, 3, 4].map((row) =>
    block(
      'tableRow',
      paragraphs.slice(2 * row, 2 * row + 2).map((each) => block('tableCell', [each])),
    ),
  )
  return block('table', rows)
}

function list(paragraphs: JsonNode[]): JsonNode {
  return block(
    'bulletList',
    paragraphs.map((each) => block('listItem', [each])),
  )
}

function onlyParagraph(text: string): JsonNode {
  return { type: 'doc', content: [paragraph(text)] }
}

function withChanges(text: string): string {
  const all = text.split(' ')
  for (let change = 0; change < CHANGES; change++) all[below(all.length)] = words(1)
  return all.join(' ')
}

/** Words written over, paragraphs put in, taken out and moved, words made bold, a row and a column put into a table. */
function changed(text: JsonNode): JsonNode {
  const copy = structuredClone(text)
  const blocks = copy.content ?? []
  for (let change = 0; change < CHANGES - 2; change++) {
    const at = below(blocks.length)
    const kind = change % 20
    if (kind === 0) blocks.splice(at, 0, paragraph(words(WORDS_IN_PARAGRAPH)))
    else if (kind === 1) blocks.splice(at, 1)
    else if (kind === 2) blocks.splice(below(blocks.length), 0, ...blocks.splice(at, 1))
    else changeWords(blocks[at], kind > 16)
  }
  const rows = blocks.find(({ type }) => type === 'table')?.content ?? []
  for (const row of rows) row.content?.splice(1, 0, block('tableCell', [paragraph(words(2))]))
  rows.splice(2, 1)
  return copy
}

function changeWords(node: JsonNode | undefined, isStyle: boolean): void {
  const [first, ...rest] = node?.content ?? []
  if (!node || !first) return
  if (first.text === undefined) return changeWords(node.content?.[below(node.content.length)], isStyle)
  const all = first.text.split(' ')
  const at = below(all.length - 1)
  if (!isStyle || first.marks || at === 0)
    node.content = [{ ...first, text: all.with(at, words(1)).join(' ') }, ...rest]
  else {
    const bold: JsonNode = { type: 'text', text: all.slice(0, at).join(' '), marks: [{ type: 'bold' }] }
    node.content = [bold, { ...first, text: ` ${all.slice(at).join(' ')}` }, ...rest]
  }
}

function withOtherIds(node: JsonNode): JsonNode {
  return {
    ...node,
    ...(node.attrs && { attrs: { ...node.attrs, id: `n${lastId++}` } }),
    ...(node.content && { content: node.content.map(withOtherIds) }),
  }
}

function shuffled({ content = [], ...rest }: JsonNode): JsonNode {
  const order = content.map((each) => ({ each, place: random() })).sort((a, b) => a.place - b.place)
  return { ...rest, content: order.map(({ each }) => each) }
}

/** Ten words of a few hundred, in any order: everything is a little like everything. */
function nearlyAlike(count: number): JsonNode {
  const some = words(300).split(' ')
  const line = () => Array.from({ length: 6 }, () => some[below(some.length)]).join(' ')
  return { type: 'doc', content: Array.from({ length: count }, () => paragraph(line())) }
}
