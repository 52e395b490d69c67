import type { JsonNode } from '../document/document-json.ts'
import { FORMATS } from '../export/block-kinds.ts'
import { type Applying, applyingOf, changed, inserted, moveAt, movedHere } from './apply.ts'
import type { BlockChange, BlockEdit, Comparison, WordEdit } from './comparison.ts'
import { childBlocks, holdsWords, lineOf } from './families.ts'
import { bordersOf, cutterOf, lineLength, sameMarks } from './line.ts'
import { sameValue } from './same-value.ts'
import { settleMoves } from './settle-moves.ts'
import {
  type TrackedState,
  withFormer,
  withFormerMarks,
  withMove,
  withState,
  wordsWithState,
} from './tracked.ts'

/**
 * Both texts in one, each part with what has become of it (`tracked.ts`): without what came it is the earlier text, without
 * what went the later. Where the frame of blocks itself has changed, of a list, a quotation or the columns of a table,
 * the whole of it went and came.
 */
export function trackedText(before: JsonNode, comparison: Comparison): JsonNode {
  const { change } = comparison
  if (!change?.blocks) return before
  const applying = applyingOf(before, comparison)
  return settleMoves({ ...before, content: trackedBlocks(childBlocks(before), change.blocks, applying) })
}

function trackedBlocks(
  blocks: readonly JsonNode[],
  edits: readonly BlockEdit[],
  applying: Applying,
): JsonNode[] {
  let at = 0
  return edits.flatMap((edit) => {
    const count = stepOf(edit)
    at += count
    return trackedEdit(blocks.slice(at - count, at), edit, applying)
  })
}

/** How many blocks of the earlier text an edit is of. */
function stepOf(edit: BlockEdit): number {
  if (edit.kind === 'same') return edit.count
  return edit.kind === 'inserted' || edit.kind === 'moved-here' ? 0 : 1
}

function trackedEdit(nodes: readonly JsonNode[], edit: BlockEdit, applying: Applying): JsonNode[] {
  switch (edit.kind) {
    case 'same':
      return [...nodes]
    case 'changed':
      return nodes.flatMap((node) => trackedChange(node, edit.change, applying))
    case 'deleted':
      return nodes.map((node) => whole(node, 'deleted'))
    case 'inserted':
      return [whole(inserted(edit.block, applying), 'inserted')]
    case 'moved-from':
      return nodes.map((node) => moved(node, edit.move, { state: 'moved-from', applying }))
    case 'moved-here': {
      const source = applying.moved.get(edit.move)
      return source ? [moved(source, edit.move, { state: 'moved-here', applying })] : []
    }
  }
}

type Moving = { state: 'moved-from' | 'moved-here'; applying: Applying }

/** Words that changed on the way are shown as such: those that went where they were, those that came where they are. */
function moved(node: JsonNode, move: number, { state, applying }: Moving): JsonNode {
  const isHere = state === 'moved-here'
  const now = isHere ? movedHere(move, applying) : node
  const { words } = moveAt(applying, move)
  if (!words || !holdsWords(node)) return withMove(whole(now, state), move)
  const line = eachEdit(node, words, (edit, same) => movedWords(edit, same, isHere))
  return withMove(withState({ ...now, content: line }, state), move)
}

function movedWords(edit: WordEdit, same: readonly JsonNode[], isHere: boolean): JsonNode[] {
  switch (edit.kind) {
    case 'same':
      return wordsWithState(same, isHere ? 'moved-here' : 'moved-from')
    case 'restyled':
      return wordsWithState(isHere ? edit.after : edit.before, isHere ? 'moved-here' : 'moved-from')
    case 'deleted':
      return isHere ? [] : wordsWithState(edit.content, 'deleted')
    case 'inserted':
      return isHere ? wordsWithState(edit.content, 'inserted') : []
  }
}

function trackedChange(node: JsonNode, change: BlockChange, applying: Applying): JsonNode[] {
  const now = changed(node, change, applying)
  if (holdsWords(node) && holdsWords(now)) return [trackedLine(node, now, change)]
  const hasOtherFrame = change.type !== undefined || !sameLook(node, now)
  if (!hasOtherFrame && !change.blocks) return [now]
  if (hasOtherFrame || !change.blocks || !isTrackable(change.blocks, node, now))
    return [whole(node, 'deleted'), whole(now, 'inserted')]
  return [{ ...now, content: trackedBlocks(childBlocks(node), change.blocks, applying) }]
}

/** Rows may come and go in a table, but its columns stay, and its rows in their order: Word has no other way. */
function isTrackable(edits: readonly BlockEdit[], node: JsonNode, now: JsonNode): boolean {
  if (node.type === 'tableRow')
    return edits.every((edit) => edit.kind === 'same' || (edit.kind === 'changed' && !edit.change.type))
  if (node.type === 'listItem') return isHeadKept(edits)
  if (node.type !== 'table') return true
  if ([...cellsOf(node), ...cellsOf(now)].some(isTall)) return false
  return edits.every((edit) => {
    if (edit.kind === 'moved-from' || edit.kind === 'moved-here') return false
    if (edit.kind !== 'changed') return true
    const { blocks, attributes = [] } = edit.change
    return attributes.every(({ name }) => name === 'id') && blocks !== undefined && isRowKept(blocks)
  })
}

/** The sign of an item stands before its first block: another first one is another item. */
function isHeadKept([first]: readonly BlockEdit[]): boolean {
  return first?.kind === 'same' || (first?.kind === 'changed' && !first.change.type)
}

function isRowKept(edits: readonly BlockEdit[]): boolean {
  return edits.every((edit) => {
    if (edit.kind !== 'changed') return edit.kind === 'same'
    return !edit.change.type && (edit.change.attributes ?? []).every(({ name }) => name === 'id')
  })
}

function cellsOf(table: JsonNode): JsonNode[] {
  return (table.content ?? []).flatMap(({ content = [] }) => content)
}

function isTall({ attrs }: JsonNode): boolean {
  return typeof attrs?.rowspan === 'number' && attrs.rowspan > 1
}

/** What is seen of a block besides what stands in it. */
const LOOKS = ['level', 'dir', 'start', 'type', 'align', 'colspan', 'rowspan']

function sameLook(one: JsonNode, other: JsonNode): boolean {
  return (
    one.type === other.type &&
    LOOKS.every((name) => sameValue(one.attrs?.[name] ?? null, other.attrs?.[name] ?? null))
  )
}

function trackedLine(node: JsonNode, now: JsonNode, { words }: BlockChange): JsonNode {
  const content = words ? eachEdit(node, words, trackedWords) : [...lineOf(node)]
  const tracked = { ...now, content }
  return sameLook(node, now) ? tracked : withFormer(tracked, node)
}

type MakeWords = (edit: WordEdit, same: readonly JsonNode[]) => JsonNode[]

/** What is made of each edit of a line; `same` is what stands in the earlier one where the edit is of it. */
function eachEdit(node: JsonNode, edits: readonly WordEdit[], make: MakeWords): JsonNode[] {
  const cut = cutterOf(lineOf(node))
  let at = 0
  return edits.flatMap((edit) => {
    const start = at
    at += lengthBefore(edit)
    return make(edit, cut(start, at))
  })
}

function lengthBefore(edit: WordEdit): number {
  if (edit.kind === 'inserted') return 0
  if (edit.kind === 'same') return edit.length
  return lineLength(edit.kind === 'restyled' ? edit.before : edit.content)
}

function trackedWords(edit: WordEdit, same: readonly JsonNode[]): JsonNode[] {
  switch (edit.kind) {
    case 'same':
      return [...same]
    case 'deleted':
      return wordsWithState(edit.content, 'deleted')
    case 'inserted':
      return wordsWithState(edit.content, 'inserted')
    case 'restyled':
      return restyled(edit.before, edit.after)
  }
}

/** Of formats Word tells how they were; words that lead elsewhere, or are of another language, went and came. */
function restyled(before: readonly JsonNode[], after: readonly JsonNode[]): JsonNode[] {
  const [cutBefore, cutAfter] = [cutterOf(before), cutterOf(after)]
  let at = 0
  return bordersOf(before, after).flatMap((end) => {
    const [was, now] = [cutBefore(at, end), cutAfter(at, end)]
    at = end
    const isOfFormat = was.every((piece, place) => sameButFormat(piece, now[place]))
    if (!isOfFormat) return [...wordsWithState(was, 'deleted'), ...wordsWithState(now, 'inserted')]
    return now.map((piece, place) => withFormerMarks(piece, was[place]?.marks ?? []))
  })
}

function sameButFormat(one: JsonNode, other: JsonNode | undefined): boolean {
  const others = ({ marks = [] }: JsonNode) =>
    marks.filter(({ type }) => !FORMATS.some((format) => format === type))
  if (!other || one.text === undefined) return false
  return sameMarks(others(one), others(other))
}

/** A block of which, with all that is in it, this has become. */
export function whole(node: JsonNode, state: TrackedState): JsonNode {
  if (holdsWords(node)) return withState({ ...node, content: wordsWithState(lineOf(node), state) }, state)
  const content = childBlocks(node).map((child) => whole(child, state))
  return withState({ ...node, ...(content.length > 0 && { content }) }, state)
}
