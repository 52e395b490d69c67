import { type MeasuredLanguage, wordsIn } from './readability.ts'

/** Small words that every text of a language is full of, and the other hardly knows. */
const SMALL_WORDS: Readonly<Record<MeasuredLanguage, ReadonlySet<string>>> = {
  en: new Set(
    'the of and to in that is was for with by its be are as at from this not have has their it which'.split(
      ' ',
    ),
  ),
  fr: new Set(
    "le la les des du et en un une que qui dans pour par sur est sont au aux ce cette ne pas son sa ses leur d'un".split(
      ' ',
    ),
  ),
}
const ENOUGH_SHARE = 0.12

/** The language in which a passage seems to be written; null for any other, and for too few words to tell. */
export function likelyLanguage(text: string): MeasuredLanguage | null {
  const words = wordsIn(text.toLowerCase()).flatMap((word) => word.replace('’', "'").split(/(?<=')/))
  if (words.length === 0) return null
  const shareOf = (language: MeasuredLanguage) =>
    words.filter(
      (word) => SMALL_WORDS[language].has(word) || (language === 'fr' && /^(?:[dlnsj]|qu)'$/.test(word)),
    ).length / words.length
  const [english, french] = [shareOf('en'), shareOf('fr')]
  if (Math.max(english, french) < ENOUGH_SHARE) return null
  return english >= french ? 'en' : 'fr'
}
