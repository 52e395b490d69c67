/** Words as they are compared, and where each of their letters came from. */
export type FoldedText = { letters: string; from: readonly number[] }

/** Apostrophes, quotation marks, hyphens and spaces of every kind are one to who searches. */
const ALIKE: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u02bc]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
  [/[\u2010\u2011]/g, '-'],
  [/[\u00a0\u202f\t]/g, ' '],
]

/** How letters are told apart. */
export type FoldOptions = { matchCase: boolean; matchAccents: boolean }

/** Text as it is compared; `from[n]` is where the letter n began, with the end of the text as the last. */
export function fold(text: string, options: FoldOptions): FoldedText {
  const known = foldedSigns(options)
  let letters = ''
  const from: number[] = []
  let at = 0
  for (const sign of text) {
    let folded = known.get(sign)
    if (folded === undefined) {
      folded = foldSign(sign, options)
      known.set(sign, folded)
    }
    for (let n = 0; n < folded.length; n++) from.push(at)
    letters += folded
    at += sign.length
  }
  return { letters, from: [...from, at] }
}

// A text has few signs, many times each.
const KNOWN = new Map<string, Map<string, string>>()

function foldedSigns({ matchCase, matchAccents }: FoldOptions): Map<string, string> {
  const key = `${matchCase} ${matchAccents}`
  const known = KNOWN.get(key) ?? new Map<string, string>()
  KNOWN.set(key, known)
  return known
}

/** Letters that are two without any accent to take off. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' }

function foldSign(sign: string, { matchCase, matchAccents }: FoldOptions): string {
  const alike = ALIKE.reduce((text, [kinds, one]) => text.replace(kinds, one), sign)
  const bare = matchAccents ? alike : (LIGATURES[alike] ?? alike.normalize('NFD').replace(/\p{M}/gu, ''))
  return matchCase ? bare : bare.toLowerCase()
}
