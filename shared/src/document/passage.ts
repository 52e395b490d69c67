/** Where in a text something stands, in UTF-16 units; the end is not part of it. */
export type Stretch = { start: number; end: number }

/** What stands in the place of words that were removed for safety: as short as the shortest passage, in no language. */
export const PURGED_MARK = '▇▇▇'

/**
 * Words to be found wherever they stand, letter for letter, but for two things that nobody sees: how much and which white
 * space parts them, and in which form an accented letter was typed (NFC).
 */
export class Passage {
  readonly #words: string

  constructor(words: string) {
    this.#words = plain(words).trim()
  }

  /** How many UTF-16 units it has, without white space at its ends. */
  get length(): number {
    return this.#words.length
  }

  isIn(text: string): boolean {
    return plain(text).includes(this.#words)
  }

  /** Where it stands, in order; of two that share letters the first. */
  in(text: string): Stretch[] {
    // Taking a text apart is dear, and most do not have the words.
    if (!this.isIn(text)) return []
    const { letters, stretches } = takeApart(text)
    const found: Stretch[] = []
    const size = this.#words.length
    for (let at = letters.indexOf(this.#words); at >= 0; at = letters.indexOf(this.#words, at + size)) {
      const [first, last] = [stretches[at], stretches[at + size - 1]]
      if (first && last) found.push({ start: first.start, end: last.end })
    }
    return found
  }

  /** Texts that follow one another, with a mark in the place of the words: where these go over several, where they begin. */
  removedFromAll(texts: readonly string[]): string[] {
    const stretches = this.in(texts.join(''))
    let from = 0
    return texts.map((text) => {
      const start = from
      from += text.length
      return without(
        text,
        stretches.map((stretch) => ({ start: stretch.start - start, end: stretch.end - start })),
      )
    })
  }

  /** A text with a mark in the place of the words. */
  removedFrom(text: string): string {
    return without(text, this.in(text))
  }
}

/** Of stretches that begin before a text the rest is left out, without a mark. */
function without(text: string, stretches: readonly Stretch[]): string {
  return stretches.reduceRight((rest, { start, end }) => {
    if (end <= 0 || start >= text.length) return rest
    return `${rest.slice(0, Math.max(start, 0))}${start < 0 ? '' : PURGED_MARK}${rest.slice(end)}`
  }, text)
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ')
}

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** A text as `plain` makes it, and for each unit of that from where to where it comes. */
function takeApart(text: string): { letters: string; stretches: Stretch[] } {
  const letters: string[] = []
  const stretches: Stretch[] = []
  for (const { segment, index } of SEGMENTER.segment(text)) {
    const stretch = { start: index, end: index + segment.length }
    const letter = plain(segment)
    const last = stretches.at(-1)
    if (letter === ' ' && letters.at(-1) === ' ' && last)
      stretches[stretches.length - 1] = { ...last, end: stretch.end }
    else {
      letters.push(letter)
      for (let unit = 0; unit < letter.length; unit += 1) stretches.push(stretch)
    }
  }
  return { letters: letters.join(''), stretches }
}
