/** What is put in the place of a typed sign, and of so many signs before it. */
export type Typeset = { takes: number; text: string }

const NBSP = '\u00a0'
const NARROW = '\u202f'
const HIGH_SIGNS: Readonly<Record<string, string>> = { ':': NBSP, ';': NARROW, '!': NARROW, '?': NARROW }
const SPACE_AT_END = /[ \u00a0\u202f]$/

/**
 * How a typed sign stands in French, after the words before it in its paragraph: `"` is « or » with the spaces that do
 * not break, and : ; ! ? have theirs. Null where it stands as it was typed.
 */
export function typesetFrench(before: string, typed: string): Typeset | null {
  if (typed === '"') return quotationMark(before)
  const taken = takenBack(before, typed)
  if (taken) return taken
  const space = HIGH_SIGNS[typed]
  if (!space || before.trim() === '' || isInAddress(before)) return null
  // One sign after another, "?!", and one right after a bracket that opens, "(?)", have none between them.
  if (/[:;!?(«[\u2026]$/.test(before.trimEnd())) return null
  return { takes: SPACE_AT_END.test(before) ? 1 : 0, text: `${space}${typed}` }
}

function quotationMark(before: string): Typeset {
  const isOpen = before.lastIndexOf('«') > before.lastIndexOf('»')
  if (!isOpen) return { takes: 0, text: `«${NBSP}` }
  // The space that came with the opening mark is no space before the closing one.
  return { takes: SPACE_AT_END.test(before) && !before.endsWith(`«${NBSP}`) ? 1 : 0, text: `${NBSP}»` }
}

/** A colon turns out to be one of an address or of a figure only with what comes after it: "https:/", "14:3". */
function takenBack(before: string, typed: string): Typeset | null {
  const isFigure = new RegExp(`\\d${NBSP}:$`).test(before) && /\d/.test(typed)
  const isAddress = new RegExp(`(?:^|\\s|\\()[a-z][a-z\\d+.-]*${NBSP}:$`, 'i').test(before) && typed === '/'
  return isFigure || isAddress ? { takes: 2, text: `:${typed}` } : null
}

function isInAddress(before: string): boolean {
  const word = /\S*$/.exec(before)?.[0] ?? ''
  return /^\(?(?:https?|mailto):|^\(?www\.|@/i.test(word)
}
