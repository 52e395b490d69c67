import type { RangeAnchor } from '@plenary/shared/anchors.ts'
import { findSimilar } from './find-similar.ts'
import { type Clues, findQuote, findQuoteOver } from './find-words.ts'
import { type FlatText, flatten, type Span } from './flat-text.ts'
import { commonEnd, commonStart, isPlausibleEdit, letters, sharedLetters } from './likeness.ts'
import { trimToQuote } from './trim.ts'

/** Of the letters of a quote, so many are most of it. */
const MOST = 0.5
/** And so many must be there, where nothing but the neighbourhood says that it is they. */
const LEAST = 0.3
/** What a range may grow to by one change: so many times the quote, and a few sentences. */
const MAX_GROWTH = 2
const MAX_MORE_CHARS = 200
/** The same where one of its ends is gone, and may be farther than it seems. */
const MAX_LOOSE_GROWTH = 1.5

/** `isSure`: most of the words are where they were said to be; else they were looked for, or little is left of them. */
export type Located = { span: Span; isSure: boolean }
/** Where words are said to be. An end is firm when the very character that it was on stands there. */
export type Candidate = Span & { isStartFirm: boolean; isEndFirm: boolean }

/**
 * Where the words of an anchor stand: at `candidate`, if it is they or most of them; else letter for letter elsewhere;
 * else changed a little; else at what an edit has left of them. Null when they are gone.
 */
export function locate(
  text: FlatText,
  anchor: RangeAnchor,
  candidate: Candidate | null,
  clues: Clues,
): Located | null {
  const held = candidate && holdAt(text, anchor, candidate)
  if (held?.isSure) return held
  const found = findAgain(text, anchor, clues)
  if (!found || !held) return found ?? held
  const left = ({ span }: Located) => sharedLetters(text.slice(span.from, span.to), flatten(anchor.quote))
  return left(found) > left(held) ? found : held
}

/** The same for words of which it is not known where they are. */
export function findAgain(text: FlatText, anchor: RangeAnchor, clues: Clues): Located | null {
  const found = findQuote(text, anchor, clues) ?? findSimilar(text, anchor, clues)
  return found && { span: found, isSure: false }
}

function holdAt(text: FlatText, anchor: RangeAnchor, candidate: Candidate): Located | null {
  const quote = flatten(anchor.quote)
  if (text.slice(candidate.from, candidate.to) === quote) return { span: candidate, isSure: true }
  const whole = findQuoteOver(text, anchor, candidate)
  if (whole) return { span: whole, isSure: true }
  const span = whatIsLeft(text, candidate, quote)
  const words = text.slice(span.from, span.to)
  if (!isPlausibleEdit(words, quote)) return null
  const share = sharedLetters(words, quote) / letters(quote)
  if (!candidate.isStartFirm && !candidate.isEndFirm && share < LEAST) return null
  return { span, isSure: share >= MOST }
}

/**
 * A candidate without what somebody else has put at an end that is not firm. A comment on some words is none on the
 * pages that were put between them, either: then it stays with what its firm end is on.
 */
function whatIsLeft(text: FlatText, candidate: Candidate, quote: string): Span {
  const { isStartFirm, isEndFirm } = candidate
  const span = trimToQuote(text, candidate, quote, { start: !isStartFirm, end: !isEndFirm })
  const most =
    isStartFirm && isEndFirm ? MAX_GROWTH * quote.length + MAX_MORE_CHARS : MAX_LOOSE_GROWTH * quote.length
  if (span.to - span.from <= most) return span
  const words = text.slice(span.from, span.to)
  const [start, end] = [isStartFirm ? commonStart(words, quote) : 0, isEndFirm ? commonEnd(words, quote) : 0]
  return text.trim(
    start >= end ? { from: span.from, to: span.from + start } : { from: span.to - end, to: span.to },
  )
}
