/** Of the letters of an edited text, or of what it was, so many must stand in both: less is another text. */
const SHARE_OF_EDIT = 0.3
/** Where no word is whole any more, so much of the old text must be left at its two ends. */
const SHARE_OF_ENDS = 0.5

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const SPACE = /\s+/g

/**
 * Whether words may have come from a quote by editing it: whole words of it are left, and they are no small part of
 * what stands there, or little is missing from its ends. A letter or two that happen to be the same are no words.
 */
export function isPlausibleEdit(words: string, quote: string): boolean {
  if (words === quote) return true
  if (!words.trim()) return false
  const shared = sharedLetters(words, quote)
  if (shared > 0 && shared >= SHARE_OF_EDIT * Math.min(letters(words), letters(quote))) return true
  const ends = Math.min(commonStart(words, quote) + commonEnd(words, quote), words.length, quote.length)
  return ends >= SHARE_OF_ENDS * quote.length
}

/** Letters of the whole words that stand in both texts, each as often as it stands in both. */
export function sharedLetters(one: string, other: string): number {
  const counts = new Map<string, number>()
  for (const [word] of other.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const [word] of one.matchAll(WORD)) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    shared += word.length
  }
  return shared
}

/** Letters and figures of a text. */
export function letters(text: string): number {
  let count = 0
  for (const [word] of text.matchAll(WORD)) count += word.length
  return count
}

/** The words of a text and where in it they stand. */
export function wordSpans(text: string): { word: string; from: number; to: number }[] {
  return Array.from(text.matchAll(WORD), (match) => {
    const [word] = match
    return { word, from: match.index, to: match.index + word.length }
  })
}

/** The words of a text, longest first, each once. */
export function longestWords(text: string): string[] {
  const words = new Set(Array.from(text.matchAll(WORD), ([word]) => word))
  return [...words].sort((a, b) => b.length - a.length)
}

/** Whether nothing was added to a text, only taken away; white space and the ends of blocks do not count. */
export function isWhatIsLeftOf(words: string, quote: string): boolean {
  const [left, all] = [words.replace(SPACE, ''), quote.replace(SPACE, '')]
  let at = 0
  for (let index = 0; index < left.length; index++) {
    at = all.indexOf(left.charAt(index), at) + 1
    if (at === 0) return false
  }
  return true
}

/** How many characters two texts have in common at their beginnings. */
export function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one[count] === other[count]) count++
  return count
}

/** How many characters two texts have in common at their ends. */
export function commonEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one[one.length - 1 - count] === other[other.length - 1 - count]) count++
  return count
}

/** Whether two characters that stand next to each other are of one word. */
export function isInsideWord(left: string, right: string): boolean {
  return LETTER.test(left) && LETTER.test(right)
}

const LETTER = /[\p{L}\p{N}\p{M}]/u
