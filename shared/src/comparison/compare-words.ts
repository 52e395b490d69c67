import type { JsonNode } from '../document/document-json.ts'
import { commonRuns, type Run } from './common-runs.ts'
import type { WordEdit } from './comparison.ts'
import { newNumbers, textOfNode } from './fingerprints.ts'
import { bordersOf, type Cut, cutterOf, joinLine, sameMarks } from './line.ts'
import { isWord, tokensOf } from './tokens.ts'
import type { Work } from './work.ts'

/** The words of one side. `places`: where each token begins, and at last where all end. */
type Line = { cut: Cut; tokens: string[]; places: number[] }

/** How the words of a block became those of another; null where they are the same under the same marks. */
export function compareWords(
  before: readonly JsonNode[],
  after: readonly JsonNode[],
  work: Work,
): WordEdit[] | null {
  const [one, other] = [readLine(before), readLine(after)]
  const numbers = newNumbers()
  const numbered = ({ tokens }: Line) => Int32Array.from(tokens, numbers)
  const runs = withoutRemnants(commonRuns(numbered(one), numbered(other), work), one, other)
  const edits: WordEdit[] = []
  let last = { before: 0, after: 0 }
  for (const run of [...runs, { before: one.tokens.length, after: other.tokens.length, length: 0 }]) {
    addChanged(edits, contentOf(one, last.before, run.before), contentOf(other, last.after, run.after))
    addShared(edits, one, other, run)
    last = { before: run.before + run.length, after: run.after + run.length }
  }
  return edits.every(({ kind }) => kind === 'same') ? null : edits.map(tidy)
}

function tidy(edit: WordEdit): WordEdit {
  if (edit.kind !== 'restyled') return edit
  return { kind: 'restyled', before: joinLine(edit.before), after: joinLine(edit.after) }
}

/** Words are read across marks: « plenary » is one word, though half of it be bold. */
function readLine(pieces: readonly JsonNode[]): Line {
  const tokens: string[] = []
  let text = ''
  for (const piece of pieces) {
    if (piece.text !== undefined) {
      text += piece.text
      continue
    }
    // One character that no text has begins what stands for a break.
    tokens.push(...tokensOf(text), `\u0000${piece.type}`)
    text = ''
  }
  tokens.push(...tokensOf(text))
  const places = [0]
  for (const token of tokens)
    places.push((places.at(-1) ?? 0) + (token.startsWith('\u0000') ? 1 : token.length))
  return { cut: cutterOf(pieces), tokens, places }
}

/**
 * A space that two quite different sentences share is nothing that they have in common: what holds no word between two
 * changes is changed with them.
 */
function withoutRemnants(runs: readonly Run[], one: Line, other: Line): Run[] {
  return runs.filter((run, at) => {
    const previous = runs[at - 1]
    const next = runs[at + 1]
    const endBefore = previous ? previous.before + previous.length : 0
    const endAfter = previous ? previous.after + previous.length : 0
    const isBetween =
      hasWord(one, endBefore, run.before) &&
      hasWord(other, endAfter, run.after) &&
      hasWord(one, run.before + run.length, next?.before ?? one.tokens.length) &&
      hasWord(other, run.after + run.length, next?.after ?? other.tokens.length)
    return !isBetween || hasWord(one, run.before, run.before + run.length)
  })
}

/** A break is worth as much as a word: it is not said to have gone and come. */
function hasWord({ tokens }: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at] ?? ''
    if (isWord(token) || token.startsWith('\u0000')) return true
  }
  return false
}

function contentOf({ cut, places }: Line, from: number, to: number): JsonNode[] {
  return from === to ? [] : cut(places[from] ?? 0, places[to] ?? 0)
}

function addChanged(edits: WordEdit[], deleted: JsonNode[], inserted: JsonNode[]): void {
  if (deleted.length > 0) edits.push({ kind: 'deleted', content: deleted })
  if (inserted.length > 0) edits.push({ kind: 'inserted', content: inserted })
}

/** The same letters on both sides: cut where marks begin and end on either, and told apart by whether they differ. */
function addShared(edits: WordEdit[], one: Line, other: Line, run: Run): void {
  if (run.length === 0) return
  const before = contentOf(one, run.before, run.before + run.length)
  const after = contentOf(other, run.after, run.after + run.length)
  const [cutBefore, cutAfter] = [cutterOf(before), cutterOf(after)]
  let at = 0
  for (const end of bordersOf(before, after)) {
    addPiece(edits, cutBefore(at, end), cutAfter(at, end), end - at)
    at = end
  }
}

function addPiece(edits: WordEdit[], before: JsonNode[], after: JsonNode[], length: number): void {
  const last = edits.at(-1)
  if (isSamePiece(before[0], after[0])) {
    if (last?.kind === 'same') last.length += length
    else edits.push({ kind: 'same', length })
  } else if (last?.kind === 'restyled') {
    last.before.push(...before)
    last.after.push(...after)
  } else edits.push({ kind: 'restyled', before, after })
}

function isSamePiece(one: JsonNode | undefined, other: JsonNode | undefined): boolean {
  if (!one || !other) return false
  if (one.text === undefined || other.text === undefined) return textOfNode(one) === textOfNode(other)
  return sameMarks(one.marks, other.marks)
}
