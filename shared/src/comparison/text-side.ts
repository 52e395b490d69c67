import { headingLine } from '../document/places.ts'
import { HIDES, READINGS, type Reading } from '../document/word-stretch.ts'
import { type BlockIndex, blockAt, type IndexedBlock } from './block-index.ts'
import { familyOf, holdsWords } from './families.ts'
import type { Container, Side } from './view.ts'

/** What a view makes rows of: a text block, a table, a rule. `opens`: the blocks of which it is the first. */
export type Leaf = { at: number; opens: number[] }

/** One of the two texts, as a view asks about it. */
export type TextSide = {
  index: BlockIndex
  /** The leaves in a block, those in its tables left to the tables. */
  leavesIn: (at: number) => Leaf[]
  isLeaf: (at: number) => boolean
  sideOf: (leaf: Leaf) => Side
  /** The heading that a block stands under. */
  sectionOf: (at: number) => string
}

/** Looks through one text. */
export function readSide(index: BlockIndex): TextSide {
  const sections = sectionsIn(index)
  return {
    index,
    leavesIn: (at) => leavesIn(index, at),
    isLeaf: (at) => isLeaf(blockAt(index, at)),
    sideOf: (leaf) => sideOf(index, leaf),
    sectionOf: (at) => sections[at] ?? '',
  }
}

/** As a table of comments names them: by the headings that stand in the text itself (`placesOf`). */
function sectionsIn(index: BlockIndex): string[] {
  let section = ''
  return index.map(({ node, parent }) => {
    if (parent === 0 && node.type === 'heading') section = headingLine(node)
    return section
  })
}

function leavesIn(index: BlockIndex, at: number): Leaf[] {
  const leaves: Leaf[] = []
  let opens: number[] = []
  const enter = (inside: number) => {
    const block = blockAt(index, inside)
    if (isLeaf(block)) {
      leaves.push({ at: inside, opens })
      opens = []
      return
    }
    opens.push(inside)
    for (const child of block.children) enter(child)
  }
  for (const child of blockAt(index, at).children) enter(child)
  return leaves
}

function isLeaf({ node, children }: IndexedBlock): boolean {
  return children.length === 0 || holdsWords(node) || familyOf(node) === 'table'
}

function sideOf(index: BlockIndex, { at, opens }: Leaf): Side {
  const { node } = blockAt(index, at)
  const line = [at, ...ancestorsOf(index, at)]
  const id = node.attrs?.id
  const hiddenIn = (reading: Reading): [Reading, boolean] => [
    reading,
    line.some((each) => Boolean(blockAt(index, each).node.attrs?.[HIDES[reading].attribute])),
  ]
  return {
    block: at,
    id: typeof id === 'string' ? id : null,
    type: node.type,
    attrs: node.attrs ?? {},
    containers: containersOf(index, at, opens),
    hidden: Object.fromEntries(READINGS.map(hiddenIn)) as Record<Reading, boolean>,
  }
}

/** What a block stands in up to the text itself, the nearest first. */
export function ancestorsOf(index: BlockIndex, at: number): number[] {
  const ancestors: number[] = []
  for (let parent = blockAt(index, at).parent; parent > 0; parent = blockAt(index, parent).parent)
    ancestors.push(parent)
  return ancestors
}

/** Within a cell of a table, what stands in the cell. */
function containersOf(index: BlockIndex, at: number, opens: readonly number[]): Container[] {
  const ancestors = ancestorsOf(index, at)
  const cell = ancestors.findIndex((each) => familyOf(blockAt(index, each).node) === 'cell')
  return ancestors
    .slice(0, cell < 0 ? undefined : cell)
    .toReversed()
    .map((each) => ({
      type: blockAt(index, each).node.type,
      marker: opens.includes(each) ? markerOf(index, each) : null,
    }))
}

function markerOf(index: BlockIndex, item: number): string | null {
  const { node, parent } = blockAt(index, item)
  if (familyOf(node) !== 'item') return null
  const list = blockAt(index, parent)
  if (list.node.type !== 'orderedList') return '•'
  const start = list.node.attrs?.start
  return `${(typeof start === 'number' ? start : 1) + list.children.indexOf(item)}.`
}
