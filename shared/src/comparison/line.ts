import type { JsonMark, JsonNode } from '../document/document-json.ts'
import { textOfMarks } from './same-value.ts'

/** Gives what stands in a line from a place up to another. */
export type Cut = (from: number, to: number) => JsonNode[]

/** Cuts the line of a block; places count UTF-16 units of text, and one for a break. */
export function cutterOf(line: readonly JsonNode[]): Cut {
  const ends: number[] = []
  for (const piece of line) ends.push((ends.at(-1) ?? 0) + lengthOf(piece))
  return (from, to) => {
    const cut: JsonNode[] = []
    for (let at = firstAbove(ends, from); at < line.length; at++) {
      const piece = line[at]
      const start = (ends[at] ?? 0) - (piece ? lengthOf(piece) : 0)
      if (!piece || start >= to) break
      if (piece.text === undefined) cut.push(piece)
      else cut.push({ ...piece, text: piece.text.slice(Math.max(0, from - start), to - start) })
    }
    return cut
  }
}

/** Where the first of some rising numbers stands that is greater than another. */
function firstAbove(numbers: readonly number[], than: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) > than) high = middle
    else low = middle + 1
  }
  return low
}

/** Pieces in their one way: words with the same marks are one. */
export function joinLine(pieces: readonly JsonNode[]): JsonNode[] {
  const line: JsonNode[] = []
  for (const piece of pieces) {
    const last = line.at(-1)
    const isSame = last?.text !== undefined && piece.text !== undefined && sameMarks(last.marks, piece.marks)
    if (isSame) line.splice(-1, 1, { ...last, text: `${last.text}${piece.text}` })
    else line.push(piece)
  }
  return line
}

export function lengthOf({ text }: JsonNode): number {
  return text?.length ?? 1
}

export function lineLength(line: readonly JsonNode[]): number {
  return line.reduce((sum, piece) => sum + lengthOf(piece), 0)
}

export function sameMarks(
  one: readonly JsonMark[] | undefined,
  other: readonly JsonMark[] | undefined,
): boolean {
  return textOfMarks(one) === textOfMarks(other)
}

/** Where pieces end in either of two lines of the same letters, the end of all included. */
export function bordersOf(before: readonly JsonNode[], after: readonly JsonNode[]): number[] {
  const borders = new Set<number>([lineLength(before)])
  for (const line of [before, after]) {
    let at = 0
    for (const piece of line) {
      at += lengthOf(piece)
      borders.add(at)
    }
  }
  return [...borders].sort((a, b) => a - b)
}
