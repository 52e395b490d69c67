import type { RangeAnchor } from '@plenary/shared/anchors.ts'
import search from 'approx-string-match'
import { findBetween } from './find-between.ts'
import { best, type Clues, type Surroundings, surroundingsOf } from './find-words.ts'
import { type FlatText, flatten, type Span } from './flat-text.ts'
import { isPlausibleEdit, letters, longestWords, sharedLetters } from './likeness.ts'
import { trimToQuote } from './trim.ts'

/** A shorter quote is like too much else. */
const MIN_QUOTE_CHARS = 8
/** What is compared letter by letter; of a longer quote its two ends. The work grows with both sides. */
const MAX_PATTERN_CHARS = 64
/** Words of a quote of which one must stand unchanged, and the places of it that are looked at. */
const MAX_SEEDS = 4
const MAX_PLACES = 24
/** Letters that may differ, as a share: in the block where the words were, and elsewhere. */
const ERRORS_AT_HOME = 0.35
const ERRORS_ELSEWHERE = 0.3
/** Of the letters of a long quote, so many must be found between its two ends. */
const SHARE_OF_LONG = 0.6

/**
 * Where words stand that an anchor's have become by small changes, with evidence that it is they. Only places with one
 * of its longest words unchanged are looked at, the nearest first, so that a long text costs little more than a short.
 */
export function findSimilar(text: FlatText, anchor: RangeAnchor, clues: Clues): Span | null {
  const quote = flatten(anchor.quote)
  if (quote.length < MIN_QUOTE_CHARS) return null
  const home = anchor.blockId === null ? null : text.spanOfBlock(anchor.blockId)
  const found: { span: Span; around: Surroundings }[] = []
  const between = findBetween(text, anchor, clues)
  if (between) return between
  for (const near of windowsOf(text, quote, clues)) {
    const isHome = home !== null && near.from < home.to && near.to > home.from
    const span = similarIn(text, quote, near, isHome ? ERRORS_AT_HOME : ERRORS_ELSEWHERE)
    if (!span || !isPlausibleEdit(text.slice(span.from, span.to), quote)) continue
    const around = surroundingsOf(text, span, anchor)
    if (around.isEvident) found.push({ span, around })
  }
  return best(found, clues.near)
}

/** Spans in which a quote may stand, from where one of its words does; the nearest ones, without repetitions. */
function windowsOf(text: FlatText, quote: string, { near, within }: Clues): Span[] {
  const start = Math.max(0, within?.from ?? 0)
  const searched = within ? text.slice(start, within.to) : text.all
  const slack = Math.ceil(quote.length * ERRORS_AT_HOME) + 1
  const starts = new Set<number>()
  for (const word of longestWords(quote).slice(0, MAX_SEEDS)) {
    const inQuote = quote.indexOf(word)
    const places: number[] = []
    for (
      let at = searched.indexOf(word);
      at >= 0 && places.length < 4 * MAX_PLACES;
      at = searched.indexOf(word, at + word.length)
    )
      places.push(start + at - inQuote)
    for (const place of nearest(places, near)) starts.add(place)
  }
  const spans: Span[] = []
  for (const from of nearest([...starts], near).sort((a, b) => a - b)) {
    const last = spans.at(-1)
    // Two words of one place lead to it by almost the same way.
    if (last && from - slack - last.from <= slack / 2) continue
    spans.push({ from: Math.max(0, from - slack), to: from + quote.length + slack })
  }
  return spans
}

function nearest(places: readonly number[], near: number | null): number[] {
  const sorted = near === null ? places : places.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))
  return sorted.slice(0, MAX_PLACES)
}

function similarIn(text: FlatText, quote: string, near: Span, errors: number): Span | null {
  if (quote.length <= MAX_PATTERN_CHARS) {
    const span = match(text, near, quote, errors)
    return span && wholeWords(text, quote, span)
  }
  const size = MAX_PATTERN_CHARS
  const slack = Math.ceil(quote.length * ERRORS_AT_HOME)
  const head = match(
    text,
    { from: near.from, to: near.from + size + 2 * slack },
    quote.slice(0, size),
    errors,
  )
  const tail = match(text, { from: near.to - size - 2 * slack, to: near.to }, quote.slice(-size), errors)
  if (!head || !tail || tail.to <= head.from) return null
  const span = { from: head.from, to: tail.to }
  const shared = sharedLetters(text.slice(span.from, span.to), quote)
  return shared >= SHARE_OF_LONG * letters(quote) ? wholeWords(text, quote, span) : null
}

function match(text: FlatText, within: Span, pattern: string, errors: number): Span | null {
  const from = Math.max(0, within.from)
  const matches = search(text.slice(from, within.to), pattern, Math.floor(pattern.length * errors))
  const [first] = matches
  return first ? { from: from + first.start, to: from + first.end } : null
}

/** With the rest of words that a comparison of letters has cut, and without words that are not the quote's. */
function wholeWords(text: FlatText, quote: string, { from, to }: Span): Span {
  while (text.isInsideWord(from)) from--
  while (text.isInsideWord(to)) to++
  return trimToQuote(text, { from, to }, quote)
}
