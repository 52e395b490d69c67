import type { Labels } from '@plenary/shared/document/labels.ts'
import { topOf } from '@plenary/shared/document/sections.ts'
import { countWords } from '@plenary/shared/document/word-stretch.ts'
import type { Node } from '@tiptap/pm/model'
import { Numbers } from '../drafting/numbers.ts'
import { type Outline, outlineOf, type Section } from '../editor/outline.ts'
import { listSuggestions } from '../suggestions/list-suggestions.ts'
import { type BlockFacts, blockFacts } from './block-facts.ts'
import { type BlockPlace, placeOf } from './places.ts'

/** What a text says about whether it is ready. */
export type TextFacts = {
  outline: Outline
  topSections: readonly Section[]
  /** Headings without words, and those under which nothing stands. */
  wordless: readonly BlockPlace[]
  empty: readonly BlockPlace[]
  /** How many references it has, and the blocks in which one leads nowhere. */
  references: number
  lost: readonly BlockPlace[]
  notes: number
  unreferenced: readonly BlockPlace[]
  pictures: number
  mute: readonly BlockPlace[]
  guidance: readonly BlockPlace[]
  suggestions: number
  suggested: readonly BlockPlace[]
  /** That of most words first. */
  languages: readonly string[]
  opening: Opening
}

/** What stands before the second section of a text: its words, and whether all organisations name themselves there. */
export type Opening = { words: string; hasSignatories: boolean }

/** Reads a text as it stands, without what is only suggested. */
export function textFactsOf(doc: Node, { isNumbered }: { isNumbered: boolean }): TextFacts {
  const outline = outlineOf(doc)
  const topSections = topOf(outline.sections)
  const labels = labelsIn(doc, isNumbered)
  const blocks = doc.children.flatMap((block) => blockFacts(block) ?? [])
  const notes = blocks.filter(({ type }) => type === 'footnote')
  const suggestions = listSuggestions(doc)
  const placesOf = (found: readonly BlockFacts[]) => found.map((block) => placeOf(block, labels))
  return {
    ...{ outline, topSections, suggestions: suggestions.length, notes: notes.length },
    ...headingsOf(blocks, placesOf),
    references: sumOf(blocks, ({ targets, notes: named }) => targets.length + named.length),
    lost: placesOf(blocks.filter((block) => isLost(block, labels))),
    unreferenced: placesOf(notes.filter(({ note }) => note !== null && !labels.notes.has(note))),
    pictures: sumOf(blocks, ({ pictures }) => pictures),
    mute: placesOf(blocks.filter(({ mutePictures }) => mutePictures > 0)),
    guidance: placesOf(blocks.filter(({ type }) => type === 'guidance')),
    suggested: placesOf(suggestedBlocks(doc, suggestions)),
    languages: languagesOf(blocks),
    opening: openingOf(blocks, topSections),
  }
}

function labelsIn(doc: Node, isNumbered: boolean): Labels {
  const numbers = new Numbers(isNumbered)
  numbers.follow(doc)
  return numbers.labels
}

function sumOf(blocks: readonly BlockFacts[], count: (block: BlockFacts) => number): number {
  return blocks.reduce((sum, block) => sum + count(block), 0)
}

function isLost({ targets, notes }: BlockFacts, labels: Labels): boolean {
  return targets.some((id) => !labels.blocks.has(id)) || notes.some((note) => !labels.notes.has(note))
}

type Places = (blocks: readonly BlockFacts[]) => BlockPlace[]

function headingsOf(blocks: readonly BlockFacts[], placesOf: Places): Pick<TextFacts, 'wordless' | 'empty'> {
  const filled = new Set<BlockFacts>()
  let open: BlockFacts[] = []
  for (const block of blocks) {
    if (block.type === 'heading') open = [...open.filter(({ level }) => level < block.level), block]
    else if (block.type !== 'footnote' && block.hasContent) for (const heading of open) filled.add(heading)
  }
  const headings = blocks.filter(({ type }) => type === 'heading')
  return {
    wordless: placesOf(headings.filter(({ words }) => words === '')),
    empty: placesOf(headings.filter((heading) => heading.words !== '' && !filled.has(heading))),
  }
}

/** The blocks in which suggestions begin, each once. */
function suggestedBlocks(doc: Node, suggestions: readonly { from: number }[]): BlockFacts[] {
  const blocks = new Set(suggestions.flatMap(({ from }) => doc.childAfter(from).node ?? []))
  // One that is only suggested has an id to go to as well.
  return [...blocks].map(
    (block) => blockFacts(block) ?? { ...NO_FACTS, type: block.type.name, id: block.attrs.id ?? '' },
  )
}

const NO_FACTS: Omit<BlockFacts, 'type' | 'id'> = {
  ...{ level: 0, note: null, words: '', hasContent: false, targets: [], notes: [], language: null },
  ...{ pictures: 0, mutePictures: 0 },
}

/** A language is one of the text from so large a share of its words on: a motto in another is none. */
const LANGUAGE_SHARE = 0.02

function languagesOf(blocks: readonly BlockFacts[]): string[] {
  const words = new Map<string, number>()
  for (const { language, words: said } of blocks)
    if (language !== null) words.set(language, (words.get(language) ?? 0) + countWords(said))
  const all = [...words.values()].reduce((sum, count) => sum + count, 0)
  return [...words]
    .filter(([, count]) => count >= all * LANGUAGE_SHARE && count > 0)
    .toSorted(([, one], [, other]) => other - one)
    .map(([language]) => language)
}

function openingOf(blocks: readonly BlockFacts[], [, second]: readonly Section[]): Opening {
  const end = second ? blocks.findIndex(({ id }) => id === second.id) : -1
  const opening = end < 0 ? blocks : blocks.slice(0, end)
  return {
    words: opening.map(({ words }) => words).join('\n'),
    hasSignatories: opening.some(({ type }) => type === 'signatories'),
  }
}
