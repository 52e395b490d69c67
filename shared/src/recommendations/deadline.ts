import type { Locale } from '../localized.ts'

const MONTHS: Record<Locale, string> = {
  en: 'january|february|march|april|may|june|july|august|september|october|november|december',
  fr: 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
}
const COUNTED = {
  en: String.raw`(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|thirty)`,
  fr: String.raw`(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|dix-huit|vingt-quatre|trente)`,
}

// A year alone may be the year of a law; with "by" it is until when.
const UNTIL: Record<Locale, readonly RegExp[]> = {
  en: [
    new RegExp(
      String.raw`\bwithin\s+(?:the\s+next\s+)?${COUNTED.en}\s+(?:days?|weeks?|months?|years?)\b`,
      'iu',
    ),
    new RegExp(
      String.raw`\b(?:by|before|until|no later than|from)\s+(?:the\s+end\s+of\s+)?(?:\d{1,2}\s+)?(?:(?:${MONTHS.en})(?:\s+20\d\d)?|20\d\d)\b`,
      'iu',
    ),
    /\b(?:next|coming)\s+(?:\p{L}+\s+){0,2}(?:budget|session|review)\b/iu,
    /\b(?:each|every)\s+year\b.*\bfrom\s+20\d\d\b/iu,
    /\b20\d\d-\d\d-\d\d\b/u,
  ],
  fr: [
    new RegExp(
      String.raw`(?<!\p{L})(?:dans|sous|d[’']ici|dans un délai de|en)\s+(?:à\s+|les\s+)?${COUNTED.fr}\s+(?:jours?|semaines?|mois|ans?|années?)(?!\p{L})`,
      'iu',
    ),
    new RegExp(
      String.raw`(?<!\p{L})(?:d[’']ici|avant|jusqu[’']|au plus tard|à partir|dès)\s*(?:à\s+|en\s+|de\s+|le\s+|au\s+|la\s+|fin\s+|à\s+la\s+|fin\s+de\s+)*(?:1er\s+|\d{1,2}\s+)?(?:(?:${MONTHS.fr})(?:\s+20\d\d)?|20\d\d)(?!\p{L})`,
      'iu',
    ),
    /(?<!\p{L})(?:prochaine?|suivante?)\s+(?:budget|session|examen|loi de finances)(?!\p{L})/iu,
    /(?<!\p{L})chaque\s+année(?!\p{L}).*(?<!\p{L})(?:dès|à partir de)\s+20\d\d/iu,
    /(?<!\d)20\d\d-\d\d-\d\d(?!\d)/u,
  ],
}

/** Whether some words say until when something is to be done. */
export function hasDeadline(words: string, language: Locale): boolean {
  const text = words.normalize('NFC')
  return UNTIL[language].some((pattern) => pattern.test(text))
}
