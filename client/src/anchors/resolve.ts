import type { Anchor, BlockAnchor, RangeAnchor } from '@plenary/shared/anchors.ts'
import type { EditorState } from '@tiptap/pm/state'
import { findBlock } from './find-block.ts'
import { FlatText, flatten, type Place, type Span } from './flat-text.ts'
import { commonEnd, commonStart } from './likeness.ts'
import { type Candidate, locate } from './locate.ts'
import { type BoundText, boundText, findPosition } from './yjs-positions.ts'

/** `isSure`: it stands where its relative positions say; else it was looked for, or little is left of it. */
export type Resolved = { place: Place; isSure: boolean }

/**
 * Where the words of an anchor stand in an editor, or the block; null when they are gone, and for the whole document.
 * Whoever has the same text gets the same answer.
 */
export function resolveAnchor(state: EditorState, anchor: Anchor): Place | null {
  const bound = boundText(state)
  if (!bound || anchor.kind === 'document') return null
  return resolveIn(bound, anchor)?.place ?? null
}

/** The same for a text in both its forms, and how sure it is. */
export function resolveIn(bound: BoundText, anchor: RangeAnchor | BlockAnchor): Resolved | null {
  return anchor.kind === 'block' ? resolveBlock(bound, anchor) : resolveRange(bound, anchor)
}

function resolveRange(bound: BoundText, anchor: RangeAnchor): Resolved | null {
  const text = FlatText.of(bound.doc)
  const start = offsetOf(bound, text, anchor.start)
  const end = offsetOf(bound, text, anchor.end)
  const candidate = candidateOf(text, anchor, start, end)
  const home = anchor.blockId === null ? null : text.spanOfBlock(anchor.blockId)
  const near = start?.offset ?? end?.offset ?? home?.from ?? null
  const located = locate(text, anchor, candidate && betterAtHome(text, anchor, candidate, home), {
    near,
    inserted: [],
  })
  return located && { place: text.placeOf(located.span), isSure: located.isSure }
}

type End = { offset: number; isAlive: boolean }

function offsetOf(bound: BoundText, text: FlatText, encoded: string): End | null {
  const found = findPosition(bound, encoded)
  return found && { offset: text.offsetAt(found.position), isAlive: found.isAlive }
}

/** What stands between the two ends; where one of them is lost, as much as goes on as the quote does. */
function candidateOf(
  text: FlatText,
  anchor: RangeAnchor,
  start: End | null,
  end: End | null,
): Candidate | null {
  const quote = flatten(anchor.quote)
  const [isStartFirm, isEndFirm] = [start?.isAlive ?? false, end?.isAlive ?? false]
  const between = ({ from, to }: Span) => ({ ...text.trim({ from, to }), isStartFirm, isEndFirm })
  if (start && end && start.offset < end.offset) return between({ from: start.offset, to: end.offset })
  if (start && isStartFirm) {
    const { offset } = start
    return between({
      from: offset,
      to: offset + commonStart(text.slice(offset, offset + quote.length), quote),
    })
  }
  if (end && isEndFirm) {
    const { offset } = end
    return between({ from: offset - commonEnd(text.slice(offset - quote.length, offset), quote), to: offset })
  }
  const left = start ?? end
  return left && between({ from: left.offset, to: left.offset })
}

/**
 * When blocks change places, y-tiptap may write one over the other: letters that both had then go on living in the
 * wrong one. If the block in which the words were has all of them, they are there.
 */
function betterAtHome(
  text: FlatText,
  anchor: RangeAnchor,
  candidate: Candidate,
  home: Span | null,
): Candidate {
  const quote = flatten(anchor.quote)
  if (!home || candidate.from === candidate.to || text.blockIdAt(candidate.from) === anchor.blockId)
    return candidate
  if (text.slice(candidate.from, candidate.to) === quote) return candidate
  const at = text.slice(home.from, home.to + quote.length).indexOf(quote)
  if (at < 0) return candidate
  return { ...candidate, from: home.from + at, to: home.from + at + quote.length }
}

function resolveBlock(bound: BoundText, anchor: BlockAnchor): Resolved | null {
  const found = findPosition(bound, anchor.start)
  const place = findBlock(bound.doc, anchor, found?.isAlive ? found.position : null)
  return place && { place, isSure: bound.doc.nodeAt(place.from)?.attrs.id === anchor.blockId }
}
