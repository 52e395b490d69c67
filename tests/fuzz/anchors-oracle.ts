import type { AnchoredPerson, StoredAnchors } from './anchored-person.ts'
import { ownerOf, phraseOf, THREADS } from './anchored-words.ts'

/** What is wrong with the places of somebody's threads, in words; nothing when all is right. */
export function faultsOf(person: AnchoredPerson, stored: StoredAnchors): string[] {
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
    const fault = faultOf(thread, { text, quote, words })
    if (fault)
      faults.push(`${thread}: ${fault} — “${quote}”, now ${words === null ? 'nowhere' : `“${words}”`}`)
  }
  return faults
}

type Seen = { text: string; quote: string; words: string | null }

function faultOf(thread: number, { text, quote, words }: Seen): string | null {
  const known = ownWords(thread, quote)
  if (known.length === 0) return 'its old words are not known any more'
  if (words === null) {
    const left = ownWords(thread, text).filter((word) => known.includes(word))
    return left.length === 0 ? null : `detached, and ${left.join(' ')} still stands`
  }
  if (words !== words.trim() || words === '') return 'its edges are no words'
  const own = ownWords(thread, words)
  if (own.length === 0) return 'on other words'
  const owners = [...words].flatMap((letter) => ownerOf(letter)?.thread ?? [])
  if (owners.at(0) !== thread || owners.at(-1) !== thread) return 'reaches to the words of another'
  if (text.includes(quote) && words !== quote) return 'not on all of its words'
  return null
}

/** The words of a thread's phrase that stand whole in a text. */
function ownWords(thread: number, text: string): string[] {
  return phraseOf(thread).filter((word) => text.includes(word))
}

function flat(words: string): string {
  return words.replaceAll('\n', '')
}
