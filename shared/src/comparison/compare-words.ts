import type { JsonNode } from '../document/document-json.ts'
import type { Run } from './common-runs.ts'
import { breakToken, commonTokens, isBreak } from './common-tokens.ts'
import type { WordEdit } from './comparison.ts'
import { textOfNode } from './fingerprints.ts'
import { bordersOf, type Cut, cutterOf, joinLine, sameMarks } from './line.ts'
import { tokensOf } from './tokens.ts'
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
  const runs = commonTokens(one.tokens, other.tokens, work)
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
  const readText = () => {
    for (const token of tokensOf(text)) tokens.push(token)
    text = ''
  }
  for (const piece of pieces) {
    if (piece.text !== undefined) {
      text += piece.text
      continue
    }
    readText()
    tokens.push(breakToken(piece.type))
  }
  readText()
  const places = [0]
  for (const token of tokens) places.push((places.at(-1) ?? 0) + (isBreak(token) ? 1 : token.length))
  return { cut: cutterOf(pieces), tokens, places }
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
