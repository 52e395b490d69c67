import type { JsonMark, JsonNode } from '../document/document-json.ts'
import { textOfMarks } from './same-value.ts'

/** The words of a block with what stands between them: from a place up to another, by UTF-16 units, one for a break. */
export function sliceLine(line: readonly JsonNode[], from: number, to: number): JsonNode[] {
  const sliced: JsonNode[] = []
  let at = 0
  for (const piece of line) {
    const end = at + lengthOf(piece)
    if (end > from && at < to) {
      if (piece.text === undefined) sliced.push(piece)
      else sliced.push({ ...piece, text: piece.text.slice(Math.max(0, from - at), to - at) })
    }
    at = end
    if (at >= to) break
  }
  return sliced
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
