import type { BlockAnchor, RangeAnchor } from '@plenary/shared/anchors.ts'
import { ANCHOR_CONTEXT_MAX_CHARS, ANCHOR_QUOTE_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { EditorState } from '@tiptap/pm/state'
import { FlatText, type Place, type Span, wordsOfBlock } from './flat-text.ts'
import { isWhatIsLeftOf } from './likeness.ts'
import { type BoundText, boundText, encodePosition } from './yjs-positions.ts'

/** How much of the beginning of a block is kept: enough to know it by, and to show. */
const BLOCK_QUOTE_CHARS = 160

/** What a quote may grow to by one edit; more is something else that was put in between. */
const MAX_GROWTH = 1.2
const MAX_MORE_CHARS = 12

/** An anchor on a range, or that the range is longer than one may be. */
export type Captured = { outcome: 'captured'; anchor: RangeAnchor } | { outcome: 'too-long' }

/**
 * An anchor on the words of a range, without the white space and the empty blocks at its ends. Null where it has no
 * words.
 */
export function captureRange(state: EditorState, range: Place): Captured | null {
  const bound = boundText(state)
  if (!bound) return null
  const text = FlatText.of(state.doc)
  const span = text.spanOf(range)
  if (span.from === span.to) return null
  if (text.quote(span).length > ANCHOR_QUOTE_MAX_CHARS) return { outcome: 'too-long' }
  const anchor = captureSpan(bound, text, span)
  return anchor && { outcome: 'captured', anchor }
}

/** An anchor on the block that begins at a position. Null where none does, or it has no id yet. */
export function captureBlock(state: EditorState, position: number): BlockAnchor | null {
  const bound = boundText(state)
  return bound && captureBlockIn(bound, position)
}

/**
 * An anchor on words that another was on, after an edit here: it names the characters that stand there now. As long as
 * words have only been taken away, or only come in between, it keeps the quote of before: it is what somebody marked,
 * it is known when it comes back, and a comment whose words go letter by letter does not end on the last letter.
 */
export function recapture<T extends RangeAnchor | BlockAnchor>(
  bound: BoundText,
  place: Place,
  anchor: T,
): T | null
export function recapture(
  bound: BoundText,
  place: Place,
  anchor: RangeAnchor | BlockAnchor,
): RangeAnchor | BlockAnchor | null {
  if (anchor.kind === 'block') return captureBlockIn(bound, place.from)
  const text = FlatText.of(bound.doc)
  const span = text.spanOf(place)
  const fresh = span.from < span.to ? captureSpan(bound, text, span) : null
  if (!fresh) return null
  const isSame = isWhatIsLeftOf(fresh.quote, anchor.quote) || isWhatIsLeftOf(anchor.quote, fresh.quote)
  const isGrown = fresh.quote.length > MAX_GROWTH * anchor.quote.length + MAX_MORE_CHARS
  return isSame || isGrown ? { ...fresh, quote: anchor.quote } : fresh
}

function captureSpan(bound: BoundText, text: FlatText, span: Span): RangeAnchor | null {
  const place = text.placeOf(span)
  const start = encodePosition(bound, place.from, 'before')
  const end = encodePosition(bound, place.to - 1, 'after')
  if (!start || !end) return null
  const { from, to } = span
  return {
    kind: 'range',
    start,
    end,
    blockId: text.blockIdAt(from),
    quote: whole(text.quote(span).slice(0, ANCHOR_QUOTE_MAX_CHARS)),
    before: whole(
      text.quote({ from: from - ANCHOR_CONTEXT_MAX_CHARS, to: from }).slice(-ANCHOR_CONTEXT_MAX_CHARS),
    ),
    after: whole(
      text.quote({ from: to, to: to + ANCHOR_CONTEXT_MAX_CHARS }).slice(0, ANCHOR_CONTEXT_MAX_CHARS),
    ),
  }
}

/** A letter of two halves may have been cut; a database takes no half. */
function whole(cut: string): string {
  return cut.toWellFormed()
}

function captureBlockIn(bound: BoundText, position: number): BlockAnchor | null {
  const block = bound.doc.nodeAt(position)
  const id: string | null = block?.isBlock ? (block.attrs.id ?? null) : null
  const start = id === null ? null : encodePosition(bound, position, 'before')
  if (!block || id === null || !start) return null
  return { kind: 'block', start, blockId: id, quote: wordsOfBlock(block).slice(0, BLOCK_QUOTE_CHARS) }
}
