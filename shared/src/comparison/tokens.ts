/** Scripts that put no space between words: each letter is compared for itself. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
/** Letters with the accents on them, and what joins letters within an Arabic or Indian word. */
const LETTER = String.raw`[[\p{L}\p{N}\p{M}\u200C\u200D]--[${UNSPACED}]]`

const TOKEN = new RegExp(
  [
    // In « l’État » it is the noun that changes; in "don’t" the apostrophe parts nothing.
    String.raw`(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=\p{L})`,
    String.raw`\d+(?:[.,]\d+)+`,
    `${LETTER}+(?:['’]${LETTER}+)*`,
    String.raw`\s+`,
    String.raw`\p{RGI_Emoji}`,
    String.raw`[${UNSPACED}]\p{M}*`,
    // Whatever else, by whole code points.
    '.',
  ].join('|'),
  'giv',
)

/**
 * A text as the words, spaces and signs that it is compared by; together they are the text. By classes of Unicode and
 * not `Intl.Segmenter`, whose words differ from browser to browser: two people must see one comparison.
 */
export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}

/** Whether a token is a word, or part of one. */
export function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token)
}
