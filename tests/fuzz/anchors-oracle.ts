import type { AnchoredPerson, StoredAnchors } from './anchored-person.ts'
import { ownerOf, phraseOf, THREADS } from './anchored-words.ts'

/** What is wrong with the places of somebody's threads, in words; nothing when all is right. */
export function faultsOf(person: AnchoredPerson, stored: StoredAnchors, isStrict: boolean): string[] {
  const text = flat(person.wordsAt({ from: 0, to: person.text.content.size }))
  const faults: string[] = []
  for (let thread = 0; thread < THREADS; thread++) {
    const anchor = stored.get(`${thread}`)
    const place = person.places.get(`${thread}`)
    if (!anchor || place === undefined) {
      faults.push(`${thread}: vanished`)
      continue
    }
    const quote = flat(anchor.quote)
    const words = place && flat(person.wordsAt(place))
    const fault = faultOf(thread, { text, quote, words }, isStrict)
    if (fault)
      faults.push(`${thread}: ${fault} — “${quote}”, now ${words === null ? 'nowhere' : `“${words}”`}`)
  }
  return faults
}

type Seen = { text: string; quote: string; words: string | null }

/** Of the letters of a quote, so many must stand for its words to be there. */
const MOST = 0.6

function faultOf(thread: number, { text, quote, words }: Seen, isStrict: boolean): string | null {
  if (!ownersIn(quote).includes(thread)) return 'its old words are not known any more'
  if (words === null) {
    const isThere = isStrict ? text.includes(quote) : isUnmistakable(quote, text)
    if (isThere) return 'detached, and all its words stand'
    const isLike = isStrict && standTogether(ownWords(thread, quote), quote, text)
    return isLike ? 'detached, and most of its words stand' : null
  }
  if (words !== words.trim() || words === '') return 'its edges are no words'
  const owners = ownersIn(words)
  if (owners.length === 0) return hasComeBetween(thread, words, quote) ? null : 'on words that are nobody’s'
  if (!owners.includes(thread)) return 'on other words'
  const others = [owners.at(0), owners.at(-1)].filter((owner) => owner !== thread)
  return others.every((other) => isBetween(thread, other, quote)) ? null : 'reaches to the words of another'
}

/** Whether words that are nobody's have come between a thread's own, and are all that is left. */
function hasComeBetween(thread: number, words: string, quote: string): boolean {
  const own = [...quote].map((letter) => ownerOf(letter) === thread)
  const at = quote.indexOf(words)
  return own.indexOf(true) < at && at < own.lastIndexOf(true)
}

/** Whether the words of another have come between a thread's own, and are part of its quote. */
function isBetween(thread: number, other: number | undefined, quote: string): boolean {
  const owners = ownersIn(quote)
  const at = owners.indexOf(other ?? -1)
  return owners.indexOf(thread) < at && at < owners.lastIndexOf(thread)
}

function ownersIn(words: string): number[] {
  return [...words].flatMap((letter) => ownerOf(letter) ?? [])
}

/** Whether a quote stands once, and is no short one that may stand anywhere. */
function isUnmistakable(quote: string, text: string): boolean {
  return quote.length >= 16 && text.split(quote).length === 2
}

/** Whether words stand in their order, no farther from each other than in a quote of which they are the most. */
function standTogether(known: readonly string[], quote: string, text: string): boolean {
  if (known.length === 0) return false
  const first = known[0] ?? ''
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    let at = start
    const stand = known.every((word) => {
      const next = text.indexOf(word, at)
      at = next + word.length
      return next >= 0
    })
    if (stand && at - start <= quote.length * 1.3) return known.join(' ').length >= MOST * quote.length
  }
  return false
}

/** The words of a thread's phrase that stand whole in a text. */
function ownWords(thread: number, text: string): string[] {
  return phraseOf(thread).filter((word) => text.includes(word))
}

function flat(words: string): string {
  return words.replaceAll('\n', '')
}
