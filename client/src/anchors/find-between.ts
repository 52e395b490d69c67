import type { RangeAnchor } from '@plenary/shared/anchors.ts'
import { best, type Clues, surroundingsOf } from './find-words.ts'
import { type FlatText, flatten, type Span } from './flat-text.ts'
import { isPlausibleEdit } from './likeness.ts'
import { trimToQuote } from './trim.ts'

/** What must stand on either side, letter for letter. */
const NEIGHBOUR_CHARS = 16
/** What may have come to stand between: so many times the quote, and a few words. */
const MAX_GROWTH = 2
const MAX_MORE_CHARS = 40
const MAX_PLACES = 32

/**
 * What stands between the same neighbours as an anchor's words did, if it may have come from them: words that were
 * edited while nobody watched, or that an older text brings back.
 */
export function findBetween(text: FlatText, anchor: RangeAnchor, { near, within }: Clues): Span | null {
  const quote = flatten(anchor.quote)
  const before = flatten(anchor.before).slice(-NEIGHBOUR_CHARS)
  const after = flatten(anchor.after).slice(0, NEIGHBOUR_CHARS)
  if (Math.min(before.length, after.length) < NEIGHBOUR_CHARS) return null
  const start = Math.max(0, within?.from ?? 0)
  const searched = within ? text.slice(start, within.to) : text.all
  const found: Span[] = []
  for (
    let at = searched.indexOf(before);
    at >= 0 && found.length < MAX_PLACES;
    at = searched.indexOf(before, at + 1)
  ) {
    const from = at + before.length
    const most = from + quote.length * MAX_GROWTH + MAX_MORE_CHARS
    const length = searched.slice(from, most + after.length).indexOf(after)
    if (length > 0) {
      const span = { from: start + from, to: start + from + length }
      found.push(trimToQuote(text, span, quote))
    }
  }
  const like = found
    .filter(({ from, to }) => isPlausibleEdit(text.slice(from, to), quote))
    .map((span) => ({ span, around: surroundingsOf(text, span, anchor) }))
  return best(like, near)
}
