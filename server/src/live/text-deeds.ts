import { gunzipSync } from 'node:zlib'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'
import { newDocument } from './fold.ts'
import { type Letter, wordsOf } from './letters.ts'

/** An update, and whose it is. */
export type Deed = { author: string; update: Uint8Array }

/** Whose a client id is. */
export type Leases = ReadonlyMap<number, string>

/** Stretches of positions that somebody deleted; `author` is a place in the list of authors. */
export type DeletedStretches = {
  authors: string[]
  ranges: [client: number, clock: number, length: number, author: number][]
}

/** What became of a text: who deleted what of it, and how many words everybody added and removed. */
export type TextDeeds = {
  deleted: DeletedStretches
  words: { author: string; added: number; removed: number }[]
}

/** Follows a text from one moment to another, update by update. */
export class DeedFollower {
  readonly #doc: Y.Doc
  readonly #known: ReadonlyMap<number, number>
  readonly #wordsBefore: Letter[]
  readonly #deleted = new DeletedBy()

  /** `before`: the text of the first moment as gzipped Yjs V2; null for none. */
  constructor(before: Uint8Array | null) {
    this.#doc = newDocument()
    if (before) Y.applyUpdateV2(this.#doc, gunzipSync(before))
    this.#known = new Map(Y.decodeStateVector(Y.encodeStateVector(this.#doc)))
    this.#wordsBefore = [...wordsOf(this.#doc.getXmlFragment(ROOT_NAME))]
  }

  follow({ author, update }: Deed): void {
    // Told before Yjs collects what was deleted.
    const note = ({ deleteSet }: Y.Transaction) => {
      for (const [client, items] of deleteSet.clients) {
        for (const { clock, len } of items) this.#note(author, client, { clock, end: clock + len })
      }
    }
    this.#doc.on('afterTransaction', note)
    Y.applyUpdate(this.#doc, update)
    this.#doc.off('afterTransaction', note)
  }

  /** The same of a whole text, as gzipped Yjs V2, of which nobody knows any more who deleted what. */
  followWhole(compressed: Uint8Array): void {
    Y.applyUpdateV2(this.#doc, gunzipSync(compressed))
  }

  deeds(leases: Leases): TextDeeds {
    const counts = new Map<string, { added: number; removed: number }>()
    const countOf = (author: string) => {
      const count = counts.get(author) ?? { added: 0, removed: 0 }
      counts.set(author, count)
      return count
    }
    for (const { client, clock } of wordsOf(this.#doc.getXmlFragment(ROOT_NAME))) {
      const author = leases.get(client)
      if (author !== undefined && clock >= this.#clockOf(client)) countOf(author).added += 1
    }
    for (const letter of this.#wordsBefore) {
      const author = this.#deleted.whoDeleted(letter)
      if (author !== null) countOf(author).removed += 1
    }
    const words = [...counts].map(([author, count]) => ({ author, ...count }))
    return { deleted: this.#deleted.stretches(), words: words.toSorted(byWords) }
  }

  end(): void {
    this.#doc.destroy()
  }

  /** What was written and deleted in between was in neither text. */
  #note(author: string, client: number, { clock, end }: { clock: number; end: number }): void {
    const knownEnd = Math.min(end, this.#clockOf(client))
    if (clock < knownEnd) this.#deleted.add(author, { client, clock, length: knownEnd - clock })
  }

  #clockOf(client: number): number {
    return this.#known.get(client) ?? 0
  }
}

type Words = { added: number; removed: number }

function byWords(a: Words, b: Words): number {
  return b.added + b.removed - (a.added + a.removed)
}

/** Who deleted which positions of a text: each is deleted once. */
export class DeletedBy {
  readonly #authors: string[] = []
  readonly #byClient = new Map<number, { clock: number; end: number; author: number }[]>()
  #isSorted = true

  /** As `stretches` gave them, of one time after another. */
  static of(all: readonly DeletedStretches[]): DeletedBy {
    const deleted = new DeletedBy()
    for (const { authors, ranges } of all) {
      for (const [client, clock, length, at] of ranges) {
        const author = authors[at]
        if (author !== undefined) deleted.add(author, { client, clock, length })
      }
    }
    return deleted
  }

  add(author: string, { client, clock, length }: Letter & { length: number }): void {
    const ranges = this.#byClient.get(client) ?? []
    this.#byClient.set(client, ranges)
    const last = ranges.at(-1)
    const at = this.#placeOf(author)
    if (last?.end === clock && last.author === at) last.end += length
    else ranges.push({ clock, end: clock + length, author: at })
    this.#isSorted = false
  }

  /** Null for a letter that nobody is known to have deleted. */
  whoDeleted(letter: Letter): string | null {
    const range = this.#rangeAt(letter)
    return range && letter.clock >= range.clock ? (this.#authors[range.author] ?? null) : null
  }

  /** How far the answer for a letter holds for those after it. */
  sameUntil(letter: Letter): number {
    const range = this.#rangeAt(letter)
    if (!range) return Infinity
    return letter.clock >= range.clock ? range.end : range.clock
  }

  stretches(): DeletedStretches {
    const ranges = [...this.#byClient].flatMap(([client, own]) =>
      own.map(({ clock, end, author }): [number, number, number, number] => [
        client,
        clock,
        end - clock,
        author,
      ]),
    )
    return { authors: this.#authors, ranges }
  }

  /** The first range that ends after a letter: the one that it is in, or the next. */
  #rangeAt({ client, clock }: Letter) {
    if (!this.#isSorted) {
      for (const ranges of this.#byClient.values()) ranges.sort((a, b) => a.clock - b.clock)
      this.#isSorted = true
    }
    const ranges = this.#byClient.get(client) ?? []
    let [low, high] = [0, ranges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranges[middle]?.end ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    return ranges[low]
  }

  #placeOf(author: string): number {
    const at = this.#authors.indexOf(author)
    return at >= 0 ? at : this.#authors.push(author) - 1
  }
}
