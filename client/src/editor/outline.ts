import { countedLetters, isCounted } from '@plenary/shared/document/blocks.ts'
import {
  HIDES,
  joinStretches,
  NO_WORDS,
  READINGS,
  type Reading,
  stretchOf,
  stretchOfWords,
  WORDS_OF_A_NUMBER,
  type WordStretch,
} from '@plenary/shared/document/word-stretch.ts'
import type { Node } from '@tiptap/pm/model'

/** A heading and what stands under it. */
export type Section = {
  id: string
  level: number
  /** "D" of "D. A national mechanism"; empty where there is none. */
  letter: string
  title: string
  /** Of the heading and everything up to the next of its level or higher. */
  words: number
  /** Of the notes that are first referred to in it. */
  notes: number
}

/** The words of the text itself and of its notes, in one reading of its suggestions. */
export type Words = { text: number; notes: number }

/** `words`: as the text stands; `withSuggestions`: with every suggestion accepted. */
export type Outline = { sections: Section[]; words: Words; withSuggestions: Words }

// A block that nobody touched is the same object in the next document: only what changed is counted again.
const stretchesOfBlocks = {
  now: new WeakMap<Node, WordStretch>(),
  accepted: new WeakMap<Node, WordStretch>(),
}
const referencesOfBlocks = new WeakMap<Node, readonly string[]>()

/** The headings of a text with their words, and the words of all of it. */
export function outlineOf(doc: Node): Outline {
  const counter = new Counter(doc)
  const sections: Section[] = []
  const open: Section[] = []
  doc.forEach((block) => {
    if (block.type.name === 'footnote') return
    if (block.type.name === 'heading') {
      const section = sectionOf(block)
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= section.level) open.pop()
      open.push(section)
      sections.push(section)
    }
    const { words, notes } = counter.add(block)
    for (const section of open) {
      section.words += words
      section.notes += notes
    }
  })
  return { sections, words: counter.words('now'), withSuggestions: counter.words('accepted') }
}

/** Adds up the blocks of a text, each note where it is first referred to. */
class Counter {
  readonly #total = { now: NO_WORDS, accepted: NO_WORDS }
  readonly #listed: Record<Reading, number>
  readonly #notes: Map<string, number>
  readonly #noteWords: Record<Reading, number>

  constructor(doc: Node) {
    const blocks = doc.children
    const notes = blocks.filter(({ type }) => type.name === 'footnote')
    this.#listed = recommendedWords(blocks)
    this.#notes = new Map(notes.map((note) => [String(note.attrs.note), stretchOfBlock(note, 'now').words]))
    this.#noteWords = { now: wordsOf(notes, 'now'), accepted: wordsOf(notes, 'accepted') }
  }

  /** Counts the next block: its own words as it stands, and those of the notes that nothing before it referred to. */
  add(block: Node): { words: number; notes: number } {
    const before = this.#total.now.words
    for (const reading of READINGS)
      this.#total[reading] = joinStretches(this.#total[reading], this.#stretch(block, reading))
    return { words: this.#total.now.words - before, notes: this.#takeNotes(block) }
  }

  words(reading: Reading): Words {
    return { text: this.#total[reading].words, notes: this.#noteWords[reading] }
  }

  #stretch(block: Node, reading: Reading): WordStretch {
    if (block.type.name !== 'recommendationList') return stretchOfBlock(block, reading)
    return stretchOfWords(block.attrs[HIDES[reading].attribute] ? 0 : this.#listed[reading])
  }

  #takeNotes(block: Node): number {
    if (this.#notes.size === 0) return 0
    let words = 0
    for (const name of referencesIn(block)) {
      words += this.#notes.get(name) ?? 0
      this.#notes.delete(name)
    }
    return words
  }
}

/** The id of the last heading before a position, or null before the first. */
export function sectionAt(doc: Node, position: number): string | null {
  let id: string | null = null
  doc.forEach((block, offset) => {
    if (offset < position && block.type.name === 'heading') id = block.attrs.id
  })
  return id
}

function sectionOf(heading: Node): Section {
  const text = heading.textContent.trim()
  const [, letter = '', title = text] = /^([A-Z]|\d{1,2})\.\s+(.*)$/.exec(text) ?? []
  return { id: heading.attrs.id ?? '', level: heading.attrs.level, letter, title, words: 0, notes: 0 }
}

/** The words of all recommendations with their numbers: a list of them says them once more. */
function recommendedWords(blocks: readonly Node[]): Record<Reading, number> {
  const listed = blocks.filter(({ type }) => type.name === 'recommendation')
  const numbers = listed.length * WORDS_OF_A_NUMBER
  return { now: wordsOf(listed, 'now') + numbers, accepted: wordsOf(listed, 'accepted') + numbers }
}

function wordsOf(blocks: readonly Node[], reading: Reading): number {
  return blocks.reduce((sum, block) => sum + stretchOfBlock(block, reading).words, 0)
}

/** The notes that a block refers to; a hint is no place to refer to one from. */
function referencesIn(block: Node): readonly string[] {
  const known = referencesOfBlocks.get(block)
  if (known) return known
  const references: string[] = []
  if (isCounted(block.type.name))
    block.descendants(({ type, attrs }) => {
      if (type.name === 'footnoteReference' && attrs.note) references.push(String(attrs.note))
    })
  referencesOfBlocks.set(block, references)
  return references
}

function stretchOfBlock(block: Node, reading: Reading): WordStretch {
  const known = stretchesOfBlocks[reading].get(block)
  if (known) return known
  const stretch = countBlock(block, reading)
  stretchesOfBlocks[reading].set(block, stretch)
  return stretch
}

function countBlock(block: Node, reading: Reading): WordStretch {
  const { attribute, glue } = HIDES[reading]
  if (block.attrs[attribute] || !isCounted(block.type.name)) return NO_WORDS
  if (block.isTextblock) return stretchOf(textOf(block, reading), Boolean(block.attrs[glue]))
  return block.children.map((child) => stretchOfBlock(child, reading)).reduce(joinStretches, NO_WORDS)
}

/** What is only suggested is passed over. */
function textOf(block: Node, reading: Reading): string {
  const { mark, attribute } = HIDES[reading]
  return block.children
    .filter(({ marks, attrs }) => !attrs[attribute] && !marks.some(({ type }) => type.name === mark))
    .map(({ text, type }) => text ?? countedLetters(type.name))
    .join('')
}
