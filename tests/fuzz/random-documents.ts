import { BLOCK_TYPES, HEADING_LEVELS } from '@plenary/shared/document/blocks.ts'
import type { JsonMark, JsonNode, Value } from '@plenary/shared/document/document-json.ts'
import { encodeSource } from '@plenary/shared/document/suggestion.ts'
import * as fc from 'fast-check'

const SOURCE = {
  id: '0195f6a0-0000-7000-8000-000000000001',
  author: 'Imani O.',
  authorId: '0195f6a0-0000-7000-8000-000000000002',
  organizationId: '0195f6a0-0000-7000-8000-000000000003',
  organization: 'Larkspur',
  letters: 'LC',
  hue: 1,
} as const

const WORDS = [
  'every ',
  'person',
  ' ',
  'has',
  ', ',
  'l’État ',
  'حقوق ',
  '人権',
  '👩‍👩‍👧',
  '4.5',
  'a',
  '— ',
  '\ufffc',
  'the right to a fair hearing',
]
const MARKS: readonly JsonMark[] = [
  { type: 'bold' },
  { type: 'deletion', attrs: SOURCE },
  { type: 'insertion', attrs: SOURCE },
  { type: 'italic' },
  { type: 'link', attrs: { href: 'https://larkspur.example/' } },
  { type: 'link', attrs: { href: 'https://kestrel.example/' } },
  { type: 'modification', attrs: { before: '[]', ...SOURCE } },
  { type: 'strike' },
  { type: 'underline' },
]
const DEPTH = 3

/** Few, so that they are doubled and swapped; now and then there is none. */
const id = fc.option(
  fc.integer({ min: 1, max: 30 }).map((n) => `b${n}`),
  { nil: undefined, freq: 6 },
)
const source = fc.nat(8).map((n) => (n === 0 ? encodeSource(SOURCE) : undefined))
const marks = fc.subarray([...MARKS], { maxLength: 3 }).map((list) => list.filter(isFirstOfType))

function isFirstOfType(mark: JsonMark, at: number, list: readonly JsonMark[]): boolean {
  return list.findIndex(({ type }) => type === mark.type) === at
}

const words = fc
  .tuple(
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }),
    fc.oneof(fc.constant<JsonMark[]>([]), marks),
  )
  .map(([parts, list]): JsonNode => node('text', { text: parts.join('') }, {}, list))
const lineBreak = fc
  .record({ inserted: source, deleted: source })
  .map((attrs) => node('hardBreak', {}, attrs))
const note = fc.integer({ min: 1, max: 4 }).map((n) => `n${n}`)
const noteSign = fc
  .record({ note, inserted: source, deleted: source })
  .map((attrs) => node('footnoteReference', {}, attrs))
const reference = fc
  .record({ target: fc.integer({ min: 1, max: 30 }).map((n) => `b${n}`), inserted: source, deleted: source })
  .map((attrs) => node('crossReference', {}, attrs))
const line = fc
  .array(
    fc.oneof(
      { weight: 10, arbitrary: words },
      { weight: 2, arbitrary: lineBreak },
      { weight: 1, arbitrary: noteSign },
      { weight: 1, arbitrary: reference },
    ),
    { maxLength: 4 },
  )
  .map(joined)

const common = {
  id,
  lang: fc.constantFrom(undefined, undefined, 'fr', 'ar'),
  inserted: source,
  deleted: source,
}
const ofLine = { ...common, split: source, joined: source, changed: source }
const paragraph = fc
  .tuple(fc.record(ofLine), line)
  .map(([attrs, content]) => node('paragraph', { content }, attrs))
const heading = fc
  .tuple(fc.record({ ...ofLine, level: fc.constantFrom(...HEADING_LEVELS) }), line)
  .map(([attrs, content]) => node('heading', { content }, attrs))
const rule = fc.record(common).map((attrs) => node('horizontalRule', {}, attrs))

/** Blocks that may stand in a text, an item, a quote or a cell. */
function blocks(depth: number, most: number): fc.Arbitrary<JsonNode[]> {
  const leaves = [
    { weight: 6, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 1, arbitrary: rule },
  ]
  const nests =
    depth === 0
      ? []
      : [
          { weight: 3, arbitrary: list(depth - 1) },
          { weight: 1, arbitrary: quote(depth - 1) },
          { weight: 2, arbitrary: table(depth - 1) },
        ]
  const block = fc.oneof(...leaves, ...nests)
  return fc.array(block, { minLength: 1, maxLength: most, size: 'max' })
}

function list(depth: number): fc.Arbitrary<JsonNode> {
  const item = fc
    .tuple(fc.record(common), blocks(depth, 2))
    .map(([attrs, content]) => node('listItem', { content }, attrs))
  const items = fc.array(item, { minLength: 1, maxLength: 3 })
  const start = fc.constantFrom(undefined, 1, 3)
  return fc.oneof(
    fc.tuple(fc.record(common), items).map(([attrs, content]) => node('bulletList', { content }, attrs)),
    fc
      .tuple(fc.record({ ...common, start }), items)
      .map(([attrs, content]) => node('orderedList', { content }, attrs)),
  )
}

function quote(depth: number): fc.Arbitrary<JsonNode> {
  return fc
    .tuple(fc.record(common), blocks(depth, 2))
    .map(([attrs, content]) => node('blockquote', { content }, attrs))
}

function table(depth: number): fc.Arbitrary<JsonNode> {
  const span = fc.constantFrom(undefined, undefined, 1, 2)
  const cell = fc
    .tuple(
      fc.boolean(),
      fc.record({ ...common, colspan: span, rowspan: span }),
      blocks(Math.min(depth, 1), 1),
    )
    .map(([isHead, attrs, content]) => node(isHead ? 'tableHeader' : 'tableCell', { content }, attrs))
  const row = fc
    .tuple(fc.record(common), fc.array(cell, { minLength: 1, maxLength: 3 }))
    .map(([attrs, content]) => node('tableRow', { content }, attrs))
  return fc
    .tuple(fc.record(common), fc.array(row, { minLength: 1, maxLength: 3 }))
    .map(([attrs, content]) => node('table', { content }, attrs))
}

const field = fc.constantFrom(undefined, 'Government', '12 months')
const imageId = fc.constantFrom(undefined, 'a'.repeat(64), 'b'.repeat(64))
/** Blocks that stand in the text itself alone. */
const topBlock = fc.oneof(
  fc
    .tuple(fc.record({ ...ofLine, addressee: field, deadline: field }), line)
    .map(([attrs, content]) => node('recommendation', { content }, attrs)),
  fc
    .tuple(fc.record({ ...ofLine, note }), line)
    .map(([attrs, content]) => node('footnote', { content }, attrs)),
  fc.tuple(fc.record(ofLine), line).map(([attrs, content]) => node('guidance', { content }, attrs)),
  fc
    .tuple(fc.constantFrom('recommendationList', 'signatories'), fc.record(common))
    .map(([type, attrs]) => node(type, {}, attrs)),
  fc
    .record({ ...common, image: imageId, alt: fc.constantFrom(undefined, '', 'A dry *well*') })
    .map((attrs) => node('image', {}, attrs)),
)
const topBlocks = fc.array(fc.tuple(fc.nat(10), topBlock), { maxLength: 5 })

/** A text of every kind of blocks, as `documentJson` writes it. */
export const documents: fc.Arbitrary<JsonNode> = fc
  .tuple(blocks(DEPTH, 10), topBlocks)
  .map(([content, tops]) => {
    for (const [at, block] of tops) content.splice(at, 0, block)
    return { type: 'doc', content }
  })

export type Change = { what: number; at: number; to: number; with: JsonNode[] }
/** What somebody, or a program, does to a text: the numbers mean what `changedBy` makes of them. */
export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({ what: fc.nat(2 ** 16), at: fc.nat(2 ** 16), to: fc.nat(2 ** 16), with: blocks(1, 2) }),
  { maxLength: 8 },
)

/** A text after some changes: blocks cut, copied with their ids, moved anywhere, given other ids, words written over. */
export function changedBy(document: JsonNode, list: readonly Change[]): JsonNode {
  const copy = structuredClone(document)
  for (const change of list) makeChange(copy, change)
  return copy
}

function makeChange(document: JsonNode, { what, at, to, with: blocksHere }: Change): void {
  const places = placesIn(document)
  const place = places[at % places.length]
  const block = place?.siblings[place.at]
  if (!place || !block) return
  switch (what % 9) {
    case 0:
      if (place.siblings.length > 1) place.siblings.splice(place.at, 1)
      return
    case 1:
      place.siblings.splice(place.at, 0, structuredClone(block))
      return
    case 2: {
      if (place.siblings.length > 1) place.siblings.splice(place.at, 1)
      const alike = placesIn(document).filter(({ parent }) => parent === place.parent)
      const { siblings } = alike[to % alike.length] ?? place
      // Where it could not be taken away it is copied.
      siblings.splice(to % (siblings.length + 1), 0, structuredClone(block))
      return
    }
    case 3:
      return setAttribute(block, 'id', to % 3 === 0 ? undefined : `b${to % 30}`)
    case 4:
      return setAttribute(block, 'lang', to % 2 ? 'fr' : undefined)
    case 5:
      if (mayStandAnywhere(block))
        place.siblings.splice(place.at, 1, node('blockquote', { content: [block] }, { id: `n${to}` }))
      return
    case 6:
      if (mayStandAnywhere(block)) place.siblings.splice(place.at + 1, 0, ...structuredClone(blocksHere))
      return
    default:
      return writeOver(block, to, blocksHere[0])
  }
}

function mayStandAnywhere({ type }: JsonNode): boolean {
  return !STAND_SOMEWHERE.includes(type)
}

const STAND_SOMEWHERE: readonly string[] = [
  ...['listItem', 'tableRow', 'tableHeader', 'tableCell'],
  ...['recommendation', 'footnote', 'guidance', 'recommendationList', 'signatories', 'image'],
]

function writeOver(block: JsonNode, at: number, other: JsonNode | undefined): void {
  const first = block.content?.[0]
  if (block.type !== 'paragraph' && block.type !== 'heading') return
  const rest = first?.text?.slice(at % 20).toWellFormed()
  const kept = rest ? [{ ...first, type: 'text', text: rest }] : []
  const added = other?.type === 'paragraph' ? (other.content ?? []) : []
  const content = joined([...added, ...kept, ...(block.content ?? []).slice(1)])
  if (content.length > 0) block.content = content
  else delete block.content
}

function setAttribute(block: JsonNode, name: string, value: Value | undefined): void {
  const { [name]: _, ...others } = block.attrs ?? {}
  const attrs = { ...others, ...(value !== undefined && { [name]: value }) }
  const names = Object.keys(attrs).sort()
  if (names.length > 0) block.attrs = Object.fromEntries(names.map((key) => [key, attrs[key] ?? null]))
  else delete block.attrs
}

type Place = { siblings: JsonNode[]; at: number; parent: string }

function placesIn(parent: JsonNode): Place[] {
  return (parent.content ?? []).flatMap((child, at, siblings) =>
    BLOCK_TYPES.some((type) => type === child.type)
      ? [{ siblings, at, parent: parent.type }, ...placesIn(child)]
      : [],
  )
}

function node(
  type: string,
  { content = [], text }: { content?: JsonNode[]; text?: string },
  attrs: Record<string, Value | undefined> = {},
  list: JsonMark[] = [],
): JsonNode {
  const set = Object.entries(attrs)
    .filter((entry): entry is [string, Value] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    type,
    ...(set.length > 0 && { attrs: Object.fromEntries(set) }),
    ...(text !== undefined && { text }),
    ...(list.length > 0 && { marks: list }),
    ...(content.length > 0 && { content }),
  }
}

/** Words with the same marks are one piece, as in the text of a room. */
function joined(line: readonly JsonNode[]): JsonNode[] {
  const pieces: JsonNode[] = []
  for (const piece of line) {
    const last = pieces.at(-1)
    const isSame = last?.text !== undefined && piece.text !== undefined
    if (isSame && JSON.stringify(last.marks) === JSON.stringify(piece.marks))
      pieces.splice(-1, 1, { ...last, text: `${last.text}${piece.text}` })
    else pieces.push(piece)
  }
  return pieces
}
