import { setImmediate } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Random } from '../support/random.ts'
import type { TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import { isBy, newWord, wordsOf } from '../support/words.ts'
import type { RoomPromises } from './room-promises.ts'

/** Questions on their way: enough that the server always has something to do. */
const MAX_UNANSWERED = 8
const STRIKES = 0.1
const SHARED_PARAGRAPH = 0.3

type News = { written: string[]; struck: string[] }
type Question = News & { marker: number }

type WriterInput = {
  name: string
  member: TestMember
  roomId: string
  promises: RoomPromises
  random: Random
}

/** Somebody who types into a room without pause, loses the line, and comes back with what they have. */
export class Writer {
  readonly name: string
  readonly #input: WriterInput
  #line: TestLine | null = null
  #count = 0
  #questions: Question[] = []
  /** Written or struck out since the last question. */
  #news: News = { written: [], struck: [] }
  /** Words of this document that can still be struck out. */
  #standing: string[] = []

  constructor(input: WriterInput) {
    this.name = input.name
    this.#input = input
  }

  /** @throws {Error} before the first `knock`. */
  get line(): TestLine {
    if (!this.#line) throw new Error(`${this.name} has never been there`)
    return this.#line
  }

  /** Opens a line with the document from before, or as on a new machine; waits for nothing. */
  knock({ isFresh }: { isFresh: boolean }): TestLine {
    const { member, roomId } = this.#input
    const former = this.#line
    // What nobody has answered comes back with the document, and is covered by the next question.
    const waiting = this.#questions.filter(({ marker }) => !former?.isAnswered(marker))
    this.#questions = []
    former?.received.splice(0)
    if (isFresh || !former) {
      this.#standing = []
      this.#news = { written: [], struck: [] }
      this.#line = member.knock(roomId)
    } else {
      for (const { written, struck } of waiting) this.#put({ written, struck })
      this.#line = member.knock(roomId, { doc: former.doc, clientId: former.clientId })
    }
    return this.#line
  }

  /** Opens a line and waits until one can write. */
  async comeBack({ isFresh = false } = {}): Promise<void> {
    const line = this.knock({ isFresh })
    await until(`${this.name} is in`, () => line.isReady || line.closeCode)
    if (line.closeCode !== null) throw new Error(`${this.name} was closed with ${line.closeCode}`)
  }

  /** Types until the line is cut; `goesOfflineAfter` words, the line is cut from here, and typing goes on. */
  async typeUntilCut({ goesOfflineAfter = Number.POSITIVE_INFINITY } = {}): Promise<void> {
    for (let typed = 0; this.line.closeCode === null; typed++) {
      if (typed === goesOfflineAfter) return this.goOffline()
      this.typeWord()
      this.#questions.push({ marker: this.line.ask(), ...this.#takeNews() })
      const oldest = this.#questions.at(-MAX_UNANSWERED)
      if (oldest) {
        await until('an answer or the end', () => this.line.isAnswered(oldest.marker) || this.#isCut)
      } else await setImmediate()
    }
  }

  /** Cuts the line from here, like a lid that is closed. */
  goOffline(): void {
    this.line.isHeld = true
    this.line.socket.terminate()
  }

  /** Writes one more word, or now and then strikes one out. */
  typeWord(): void {
    const { promises, random } = this.#input
    const victim = random.isChance(STRIKES) ? this.#standing.shift() : undefined
    if (victim) {
      promises.strike(victim)
      this.#put({ written: [], struck: [victim] })
      strikeOut(this.line.text, victim)
      return
    }
    const word = newWord(this.name, this.#count++)
    promises.write(word)
    this.#put({ written: [word], struck: [] })
    this.#standing.push(word)
    if (random.isChance(SHARED_PARAGRAPH)) writeInto(this.line.text, word)
    else this.line.write(word)
  }

  /** Whether the line was cut from here. */
  get isOffline(): boolean {
    return this.line.isHeld
  }

  /** As many questions wait as may: nothing more is typed before an answer comes. */
  get isWaiting(): boolean {
    const unanswered = this.#questions.filter(({ marker }) => !this.line.isAnswered(marker))
    return unanswered.length >= MAX_UNANSWERED
  }

  /** How many of its questions on this line have been answered. */
  get answered(): number {
    return this.#questions.filter(({ marker }) => this.line.isAnswered(marker)).length
  }

  /** Tells the promises what this line was told: what is saved, and which words of others it has shown. */
  bearWitness(): void {
    const { promises } = this.#input
    for (const question of this.#questions) {
      if (this.line.isAnswered(question.marker)) promises.save(question)
    }
    promises.owe(wordsOf(this.line).filter((word) => !isBy(this.name, word)))
  }

  /** What this document holds is brought back, and so it is owed: the words of its own too. */
  promiseOwn(): void {
    this.#input.promises.owe(wordsOf(this.line))
  }

  get #isCut(): boolean {
    return this.line.closeCode !== null
  }

  #put({ written, struck }: News): void {
    this.#news.written.push(...written)
    this.#news.struck.push(...struck)
  }

  #takeNews(): News {
    const news = this.#news
    this.#news = { written: [], struck: [] }
    return news
  }
}

/** Puts a word at the end of the first paragraph of all, where everybody writes at once. */
function writeInto(root: Y.XmlFragment, word: string): void {
  const block = root
    .toArray()
    .find((child) => child instanceof Y.XmlElement && child.get(0) instanceof Y.XmlText)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (text instanceof Y.XmlText) text.insert(text.length, word)
}

/** Deletes a word wherever it stands; its paragraph stays. */
function strikeOut(root: Y.XmlFragment, word: string): void {
  for (const block of root.toArray()) {
    const text = block instanceof Y.XmlElement ? block.get(0) : null
    if (!(text instanceof Y.XmlText)) continue
    const at = lettersOf(text).indexOf(word)
    if (at >= 0) return text.delete(at, word.length)
  }
}

/** The letters alone: a text with marks gives them as tags. */
function lettersOf(text: Y.XmlText): string {
  return text
    .toDelta()
    .map(({ insert }: { insert: unknown }) => insert)
    .join('')
}
