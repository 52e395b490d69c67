import { XmlElement, XmlText } from 'yjs'

/** A change of some words: what stood from one place to another is gone, and this stands there. */
export type WordsChange = { from: number; to: number; insert: string }

type Run = { insert: unknown; attributes?: Record<string, unknown> }

/** The words of a block as a plain field shows them: a line break as one, and other things between words not at all. */
export function plainWords(block: XmlElement): string {
  return block.toArray().map(plainPiece).join('')
}

/**
 * What was changed between two states of a field: the shortest stretch, up to the caret where the same letters stand
 * before and behind it. It never begins or ends within a letter of two halves.
 */
export function changeBetween(before: string, after: string, caret = after.length): WordsChange {
  const behind = Math.min(after.length - caret, before.length)
  let end = 0
  while (end < behind && before.at(-1 - end) === after.at(-1 - end)) end += 1
  let from = 0
  const most = Math.min(before.length, after.length) - end
  while (from < most && before[from] === after[from]) from += 1
  const rest = Math.min(before.length, after.length) - from
  while (end < rest && before.at(-1 - end) === after.at(-1 - end)) end += 1
  if (isFirstHalf(before[from - 1]) || isFirstHalf(after[from - 1])) from -= 1
  if (end > 0 && (isSecondHalf(before.at(-end)) || isSecondHalf(after.at(-end)))) end -= 1
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}

/** Where a place between two letters is once words have become others. */
export function placeAfter(place: number, { before, after }: { before: string; after: string }): number {
  const { from, to, insert } = changeBetween(before, after)
  if (place <= from) return place
  return place >= to ? place + insert.length - (to - from) : from + insert.length
}

/** What somebody typed over words which became others meanwhile: the others, with what was typed. */
export function withBoth(
  before: string,
  typed: { words: string; caret: number },
  now: string,
): { words: string; caret: number } {
  const { from, to, insert } = changeBetween(before, typed.words, typed.caret)
  const [first, last] = [from, to].map((at) => placeAfter(at, { before, after: now }))
  const start = first ?? 0
  const end = Math.max(start, last ?? 0)
  return { words: now.slice(0, start) + insert + now.slice(end), caret: start + insert.length }
}

/**
 * Gives a block other words with the smallest edit that does it: marks outside of the change stay, and so does what
 * stands between words, such as the number of a note. Lines that are put in become one.
 */
export function editWords(block: XmlElement, { words, caret }: { words: string; caret?: number }): void {
  const before = plainWords(block)
  if (before === words) return
  const { from, to, insert } = changeBetween(before, words, caret)
  const marks = marksAt(block, from)
  deleteWords(block, from, to)
  const line = insert.replace(/[\r\n]+/g, ' ').toWellFormed()
  if (line !== '') insertWords(block, from, { line, marks })
}

/** The letters are counted as Yjs counts them. */
function plainPiece(piece: unknown): string {
  if (piece instanceof XmlText) {
    const runs: Run[] = piece.toDelta()
    return runs.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
  }
  return piece instanceof XmlElement && piece.nodeName === 'hardBreak' ? '\n' : ''
}

type Placed = { piece: XmlText | XmlElement; index: number; start: number; length: number }

function placed(block: XmlElement): Placed[] {
  let start = 0
  return block.toArray().flatMap((piece, index) => {
    if (!(piece instanceof XmlText) && !(piece instanceof XmlElement)) return []
    const { length } = plainPiece(piece)
    const place = { piece, index, start, length }
    start += length
    return [place]
  })
}

/** The last first, so that the places before stay what they are. */
function deleteWords(block: XmlElement, from: number, to: number): void {
  for (const { piece, index, start, length } of placed(block).toReversed()) {
    const [first, last] = [Math.max(from, start), Math.min(to, start + length)]
    if (first >= last) continue
    if (piece instanceof XmlText) piece.delete(first - start, last - first)
    else block.delete(index, 1)
  }
}

type Inserted = { line: string; marks: Record<string, unknown> }

function insertWords(block: XmlElement, at: number, { line, marks }: Inserted): void {
  const places = placed(block)
  const text = places.find(
    ({ piece, start, length }) => piece instanceof XmlText && start <= at && at <= start + length,
  )
  if (text?.piece instanceof XmlText) {
    text.piece.insert(at - text.start, line, marks)
    return
  }
  const next = places.find(({ start, length }) => start + length > at)
  block.insert(next?.index ?? block.length, [new XmlText(line)])
}

/** Words that are written on look as those before them, but no link grows: it ends with its last letter. */
function marksAt(block: XmlElement, at: number): Record<string, unknown> {
  const [left, right] = [attributesOf(block, at - 1), attributesOf(block, at)]
  const kept = Object.entries(left).filter(([key]) => !ENDS_WITH_LETTER.has(key) || key in right)
  return Object.fromEntries(kept)
}
const ENDS_WITH_LETTER = new Set(['link', 'language'])

function attributesOf(block: XmlElement, at: number): Record<string, unknown> {
  const place = placed(block).find(({ start, length }) => start <= at && at < start + length)
  if (!place || !(place.piece instanceof XmlText)) return {}
  let position = place.start
  const runs: Run[] = place.piece.toDelta()
  for (const { insert, attributes } of runs) {
    position += typeof insert === 'string' ? insert.length : 1
    if (at < position) return attributes ?? {}
  }
  return {}
}

function isFirstHalf(letter: string | undefined): boolean {
  return letter !== undefined && letter >= '\uD800' && letter <= '\uDBFF'
}

function isSecondHalf(letter: string | undefined): boolean {
  return letter !== undefined && letter >= '\uDC00' && letter <= '\uDFFF'
}
