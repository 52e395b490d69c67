import type { RangeAnchor } from '@plenary/shared/anchors.ts'
import { type FlatText, flatten, type Span } from './flat-text.ts'
import { commonEnd, commonStart, isInsideWord, letters, sharedLetters } from './likeness.ts'

/** Words in a row that must be the same right beside a quote, for it to be the one that was meant. */
const EVIDENT_CHARS = 12
/** Or so much of the words around, or nothing else where it stands once: for a quote that is no short one. */
const EVIDENT_SHARE = 0.5
const LONG_ENOUGH_CHARS = 16
/** Shorter ones stand anywhere by chance, even in what was just put in. */
const MIN_INSERTED_CHARS = 3
/** Places of one quote that are looked at. */
const MAX_OCCURRENCES = 64

/** What is known of where words may be. */
export type Clues = {
  /** A character near which they were. */
  near: number | null
  /** What has just been put in, here: words in it have come with it, whatever stands around them. */
  inserted: readonly Span[]
  /** Nothing else is looked at. */
  within?: Span
}

/** How well the surroundings of a span are those of an anchor. */
export type Surroundings = { adjacent: number; share: number; isEvident: boolean }

/**
 * Where the words of an anchor stand, letter for letter; of several places, the one with the same words around it,
 * then the nearest. A place without evidence is none: the same words, left alone elsewhere, are other words.
 */
export function findQuote(text: FlatText, anchor: RangeAnchor, clues: Clues): Span | null {
  const quote = flatten(anchor.quote)
  const occurrences = occurrencesOf(text, quote, clues.within).filter(
    (span) => isWhole(text, span, anchor) || isInserted(span, clues.inserted),
  )
  const isOnly = occurrences.length === 1 && clues.within === undefined
  const found = occurrences
    .map((span) => ({ span, around: surroundingsOf(text, span, anchor) }))
    .filter(
      ({ span, around }) =>
        around.isEvident || (isOnly && quote.length >= LONG_ENOUGH_CHARS) || isInserted(span, clues.inserted),
    )
  return best(found, clues.near)
}

/** The whole quote, where it reaches into a span or touches it: words that were taken away and came back. */
export function findQuoteOver(text: FlatText, anchor: RangeAnchor, { from, to }: Span): Span | null {
  const quote = flatten(anchor.quote)
  const within = { from: from - quote.length, to: to + quote.length }
  const found = occurrencesOf(text, quote, within)
    .filter((span) => (from <= span.from && span.to <= to) || isWhole(text, span, anchor))
    .map((span) => ({ span, around: surroundingsOf(text, span, anchor) }))
  return best(found, from)
}

/** The surroundings of a span, held against those of an anchor. */
export function surroundingsOf(text: FlatText, { from, to }: Span, anchor: RangeAnchor): Surroundings {
  const [before, after] = [flatten(anchor.before), flatten(anchor.after)]
  const adjacent =
    commonEnd(before, text.slice(from - before.length, from)) +
    commonStart(after, text.slice(to, to + after.length))
  const known = letters(before) + letters(after)
  // Some words may have come or gone: a little more is looked at than was kept.
  const [left, right] = [
    text.slice(from - before.length * 1.5, from),
    text.slice(to, to + after.length * 1.5),
  ]
  const share = known > 0 ? (sharedLetters(before, left) + sharedLetters(after, right)) / known : 0
  const isLong = to - from >= LONG_ENOUGH_CHARS
  const isEvident =
    adjacent >= Math.min(EVIDENT_CHARS, before.length + after.length) || (isLong && share >= EVIDENT_SHARE)
  return { adjacent, share, isEvident }
}

/** Whether a span lies in what has just been put in, and is more than a chance letter. */
export function isInserted({ from, to }: Span, inserted: readonly Span[]): boolean {
  return to - from >= MIN_INSERTED_CHARS && inserted.some((span) => span.from <= from && to <= span.to)
}

/** The span with the best surroundings; of like ones the nearest. */
export function best(
  found: readonly { span: Span; around: Surroundings }[],
  near: number | null,
): Span | null {
  const distance = ({ from }: Span) => (near === null ? from : Math.abs(from - near))
  const [first] = found.toSorted(
    (a, b) =>
      b.around.adjacent - a.around.adjacent ||
      b.around.share - a.around.share ||
      distance(a.span) - distance(b.span),
  )
  return first?.span ?? null
}

function occurrencesOf(text: FlatText, quote: string, within?: Span): Span[] {
  const start = Math.max(0, within?.from ?? 0)
  const searched = within ? text.slice(start, within.to) : text.all
  const spans: Span[] = []
  for (
    let at = searched.indexOf(quote);
    at >= 0 && spans.length < MAX_OCCURRENCES;
    at = searched.indexOf(quote, at + 1)
  )
    spans.push({ from: start + at, to: start + at + quote.length })
  return spans
}

/** Not "he" in "here", unless that is what was marked. */
function isWhole(text: FlatText, { from, to }: Span, { quote, before, after }: RangeAnchor): boolean {
  if (!text.isInsideWord(from) && !text.isInsideWord(to)) return true
  return isInsideWord(before.slice(-1), quote.slice(0, 1)) || isInsideWord(quote.slice(-1), after.slice(0, 1))
}
