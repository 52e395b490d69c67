import type { Node } from '@tiptap/pm/model'
import { type FoldOptions, fold } from './fold.ts'

export type FindOptions = FoldOptions & { wholeWords: boolean }

/** A place where the words stand. `isStruck`: they are suggested to go, and are found but not replaced. */
export type Match = { from: number; to: number; isStruck: boolean }

/** What stands for a footnote's number, a break or any other thing in a line: of no word. */
const THING = '\ufffc'
const LETTER = /[\p{L}\p{N}\p{M}_]/u

/** Matches in a block that nobody has touched since, from its beginning: only what changed is searched again. */
export type SearchedBlocks = WeakMap<Node, Match[]>

/**
 * Where some words stand in a text, in its order; each block of words is searched by itself. Give the same `searched`
 * for the same words and options.
 */
export function findMatches(
  doc: Node,
  words: string,
  options: FindOptions,
  searched: SearchedBlocks = new WeakMap(),
): Match[] {
  const wanted = fold(words, options).letters
  if (wanted === '') return []
  const matches: Match[] = []
  doc.forEach((block, offset) => {
    const inBlock = searched.get(block) ?? matchesIn(block, wanted, options)
    searched.set(block, inBlock)
    for (const { from, to, isStruck } of inBlock)
      matches.push({ from: from + offset, to: to + offset, isStruck })
  })
  return matches
}

/** From the position before the block. */
function matchesIn(block: Node, wanted: string, options: FindOptions, isStruck = false): Match[] {
  const isGone = isStruck || Boolean(block.attrs.deleted)
  if (block.isTextblock)
    return placesOf(textOf(block), wanted, options).map(([start, end]) => ({
      from: start + 1,
      to: end + 1,
      isStruck: isGone || hasStruckWords(block, start, end),
    }))
  const matches: Match[] = []
  block.forEach((child, offset) => {
    for (const match of matchesIn(child, wanted, options, isGone))
      matches.push({ ...match, from: match.from + offset + 1, to: match.to + offset + 1 })
  })
  return matches
}

/** The index of the first match that ends after a position, from the beginning again after the last; -1 without any. */
export function matchFrom(matches: readonly Match[], position: number): number {
  const next = matches.findIndex(({ to }) => to > position)
  return next < 0 && matches.length > 0 ? 0 : next
}

function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, '', THING)
}

function placesOf(text: string, wanted: string, options: FindOptions): [number, number][] {
  const { letters, from } = fold(text, options)
  const places: [number, number][] = []
  let at = letters.indexOf(wanted)
  while (at >= 0) {
    const place: [number, number] = [from[at] ?? 0, from[at + wanted.length] ?? text.length]
    // A part of a sign, such as the "e" of "œ", is no match.
    const isWhole = from[at] !== from[at - 1] && from[at + wanted.length] !== from[at + wanted.length - 1]
    const isTaken = isWhole && (!options.wholeWords || isApart(text, place))
    if (isTaken) places.push(place)
    at = letters.indexOf(wanted, at + (isTaken ? wanted.length : 1))
  }
  return places
}

function isApart(text: string, [start, end]: [number, number]): boolean {
  const before = [...text.slice(Math.max(0, start - 2), start)].at(-1) ?? ''
  const [after = ''] = text.slice(end, end + 2)
  return !LETTER.test(before) && !LETTER.test(after)
}

function hasStruckWords(block: Node, start: number, end: number): boolean {
  const { deletion } = block.type.schema.marks
  return deletion !== undefined && block.rangeHasMark(start, end, deletion)
}
