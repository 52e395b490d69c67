import type { RangeAnchor } from '@plenary/shared/anchors.ts'
import { findSimilar } from './find-similar.ts'
import { type Clues, findQuote, findQuoteOver } from './find-words.ts'
import { type FlatText, flatten, type Span } from './flat-text.ts'
import { isPlausibleEdit } from './likeness.ts'

/** `isSure`: the words are where they were said to be; else they have been looked for and found. */
export type Located = { span: Span; isSure: boolean }

/**
 * Where the words of an anchor stand: at `candidate`, if it is they or what an edit has left of them; else letter for
 * letter elsewhere; else changed a little. Null when they are gone.
 */
export function locate(
  text: FlatText,
  anchor: RangeAnchor,
  candidate: Span | null,
  clues: Clues,
): Located | null {
  const held = candidate && holdAt(text, anchor, candidate)
  if (held) return held
  const found = findQuote(text, anchor, clues) ?? findSimilar(text, anchor, clues)
  return found && { span: found, isSure: false }
}

function holdAt(text: FlatText, anchor: RangeAnchor, candidate: Span): Located | null {
  const quote = flatten(anchor.quote)
  const words = text.slice(candidate.from, candidate.to)
  if (words === quote) return { span: candidate, isSure: true }
  const whole = findQuoteOver(text, anchor, candidate)
  if (whole) return { span: whole, isSure: false }
  return isPlausibleEdit(words, quote) ? { span: candidate, isSure: true } : null
}
