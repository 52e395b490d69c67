/**
 * The words of a stretch of text, and how it may become one with its neighbours: a paragraph that is suggested to be
 * split in the middle of a word is one word as long as the suggestion is not accepted.
 */
export type WordStretch = {
  words: number
  isEmpty: boolean
  /** Whether it begins, or ends, within a word. */
  startsInWord: boolean
  endsInWord: boolean
  /** Whether it goes on where the stretch before it ends. */
  isGlued: boolean
}

/** How many words a text has as it stands, and with every suggestion accepted. */
export type WordFigures = { words: number; withSuggestions: number }

/** The text as it is while suggestions wait, or with all of them accepted. */
export const READINGS = ['now', 'accepted'] as const
export type Reading = (typeof READINGS)[number]

/** What hides a part of a text in a reading: the mark of words, the attribute of blocks. */
export const HIDES = {
  now: { mark: 'insertion', attribute: 'inserted', glue: 'split' },
  accepted: { mark: 'deletion', attribute: 'deleted', glue: 'joined' },
} as const satisfies Record<Reading, { mark: string; attribute: string; glue: string }>

/** Nothing at all. */
export const NO_WORDS: WordStretch = {
  words: 0,
  isEmpty: true,
  startsInWord: false,
  endsInWord: false,
  isGlued: true,
}

/** In a list of recommendations the number of each stands as a word. */
export const WORDS_OF_A_NUMBER = 1

/** So many words that stand apart from all others. */
export function stretchOfWords(words: number): WordStretch {
  return { words, isEmpty: words === 0, startsInWord: false, endsInWord: false, isGlued: false }
}

/** A run of words, parted from others or going on where they end. */
export function stretchOf(text: string, isGlued: boolean): WordStretch {
  return {
    words: countWords(text),
    isEmpty: text === '',
    startsInWord: /^\S/.test(text),
    endsInWord: /\S$/.test(text),
    isGlued,
  }
}

/** Two stretches, one after the other. */
export function joinStretches(one: WordStretch, other: WordStretch): WordStretch {
  if (one === NO_WORDS) return other
  const { isGlued } = other
  const isOneWord = isGlued && one.endsInWord && other.startsInWord
  return {
    words: one.words + other.words - (isOneWord ? 1 : 0),
    isEmpty: one.isEmpty && other.isEmpty,
    startsInWord: one.isEmpty && isGlued ? other.startsInWord : one.startsInWord,
    endsInWord: other.isEmpty && isGlued ? one.endsInWord : other.endsInWord,
    isGlued: one.isGlued,
  }
}

/**
 * Words as a word processor counts them: runs of characters between white space, so that the figure is the
 * one the receiving office sees and « l’État » is one word. No-break spaces separate, as they do there.
 */
export function countWords(text: string): number {
  return text.match(/[^\s]+/g)?.length ?? 0
}
