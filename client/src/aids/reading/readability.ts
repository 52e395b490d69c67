/** Languages for which we know a measure. */
export type MeasuredLanguage = 'en' | 'fr'

/** Of a text: higher is easier, about 0 to 100. */
export type Readability = { score: number; sentences: number; words: number; wordsPerSentence: number }

/**
 * Flesch reading ease, for English: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948).
 * Its fit to French: L. Kandel and A. Moles, "Application de l'indice de Flesch à la langue française", Cahiers Études
 * de Radio-Télévision 19 (1958).
 */
const MEASURES: Readonly<Record<MeasuredLanguage, { base: number; perWord: number; perSyllable: number }>> = {
  en: { base: 206.835, perWord: 1.015, perSyllable: 84.6 },
  fr: { base: 207, perWord: 1.015, perSyllable: 73.6 },
}

/** The measure of sentences in one language; null when there is no word in them. */
export function readabilityOf(sentences: readonly string[], language: MeasuredLanguage): Readability | null {
  const words = sentences.map(wordsIn)
  const counted = words.filter((each) => each.length > 0)
  const all = counted.flat()
  if (all.length === 0) return null
  const syllables = all.reduce((sum, word) => sum + syllablesIn(word, language), 0)
  const { base, perWord, perSyllable } = MEASURES[language]
  const wordsPerSentence = all.length / counted.length
  const score = base - perWord * wordsPerSentence - perSyllable * (syllables / all.length)
  return { score: Math.round(score), sentences: counted.length, words: all.length, wordsPerSentence }
}

const NOT_ENDS =
  /\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|Arts|para|paras|cf|p|pp|vol|ed|e\.g|i\.e|etc|M|MM|Mme|Mlle|al|ch|fig)\.$/i

/** The sentences of a paragraph, in its order. Abbreviations, figures and initials end none. */
export function sentencesIn(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const end of text.matchAll(/[.!?\u2026]+[»”"'’)\]\u00a0\u202f]*(?=\s+[«“"'(\p{Lu}\p{N}]|\s*$)/gu)) {
    const upTo = end.index + end[0].length
    const sentence = text.slice(start, upTo)
    if (NOT_ENDS.test(sentence) || /(?:^|[\s.])\p{Lu}\.$/u.test(sentence)) continue
    sentences.push(sentence.trim())
    start = upTo
  }
  const rest = text.slice(start).trim()
  return (rest === '' ? sentences : [...sentences, rest]).filter((sentence) => sentence !== '')
}

/** The words of a sentence: letters, with the apostrophes and hyphens in them. Figures are no words to this measure. */
export function wordsIn(sentence: string): string[] {
  return sentence.match(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu) ?? []
}

/** About how many syllables a word has; at least one. */
export function syllablesIn(word: string, language: MeasuredLanguage): number {
  return language === 'en' ? englishSyllables(word) : frenchSyllables(word)
}

function englishSyllables(word: string): number {
  const letters = plain(word).replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const groups = letters
    .replace(/(?:[^laeiouy]es|[^aeiouydt]ed|[^laeiouy]e)$/, (end) => end[0] ?? '')
    .replace(/^y/, '')
    .match(/[aeiouy]+/g)
  // Two vowels that are spoken apart: "violation" has four syllables, "being" two.
  const apart = letters.match(/(?:[^cgstx]i[ao](?!u)|ying$|eing$|uing$|ism$|ua(?!r))/g)
  return Math.max(1, (groups?.length ?? 0) + (apart?.length ?? 0))
}

function frenchSyllables(word: string): number {
  // A diaeresis parts two vowels; an accent sounds, also at the end.
  const letters = word.toLowerCase().replace(/[ïëü]/g, '.i').normalize('NFC')
  const parts = letters.split(/['’-]/)
  const count = parts.reduce((sum, part) => sum + frenchVowels(part), 0)
  return Math.max(1, count)
}

function frenchVowels(part: string): number {
  const spoken = part.replace(/qu/g, 'q').replace(/gu(?=[eiéèê])/g, 'g')
  const groups = spoken.match(/[aeiouyàâäéèêîôöùûœæ]+/g)?.length ?? 0
  // Nobody speaks the end of "parole", "paroles", "parlent".
  const isMute = /[^aeiouyàâäéèêîôöùûœæ](?:e|es|ent)$/.test(spoken) && groups > 1
  const isMuteVowel = /é(?=[aeo])/.test(spoken) ? 1 : 0
  return groups + isMuteVowel - (isMute ? 1 : 0)
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
