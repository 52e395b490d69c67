import type { FlatText, Span } from './flat-text.ts'
import { commonEnd, commonStart, wordSpans } from './likeness.ts'

/**
 * A span without the words at its ends that are not those of a quote: what somebody else has put there. Where no word
 * of it is whole any more, what is left of the quote at a firm end.
 */
export function trimToQuote(
  text: FlatText,
  span: Span,
  quote: string,
  ends = { start: true, end: true },
): Span {
  const { from, to } = text.trim(span)
  const words = text.slice(from, to)
  const known = new Set(wordSpans(quote).map(({ word }) => word))
  const own = wordSpans(words).filter(({ word }) => known.has(word))
  const [first, last] = [own.at(0), own.at(-1)]
  if (first && last)
    return { from: ends.start ? from + first.from : from, to: ends.end ? from + last.to : to }
  if (ends.start && !ends.end) return text.trim({ from: to - commonEnd(words, quote), to })
  if (ends.end && !ends.start) return text.trim({ from, to: from + commonStart(words, quote) })
  return { from, to }
}
