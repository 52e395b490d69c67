import type { FlatText, Span } from './flat-text.ts'
import { wordSpans } from './likeness.ts'

/**
 * A span without the words at its ends that are not those of a quote: what somebody else has put there. Where no word
 * of it is one of the quote's, it stays as it is.
 */
export function trimToQuote(
  text: FlatText,
  span: Span,
  quote: string,
  ends = { start: true, end: true },
): Span {
  const { from, to } = text.trim(span)
  const known = new Set(wordSpans(quote).map(({ word }) => word))
  const own = wordSpans(text.slice(from, to)).filter(({ word }) => known.has(word))
  const [first, last] = [own.at(0), own.at(-1)]
  if (!first || !last) return { from, to }
  return { from: ends.start ? from + first.from : from, to: ends.end ? from + last.to : to }
}
