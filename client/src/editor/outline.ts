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
}

/** `words`: as the text stands; `withSuggestions`: with every suggestion accepted. */
export type Outline = { sections: Section[]; words: number; withSuggestions: number }

// A block that nobody touched is the same object in the next document: only what changed is counted again.
const stretchesOfBlocks = {
  now: new WeakMap<Node, WordStretch>(),
  accepted: new WeakMap<Node, WordStretch>(),
}

/** The headings of a text with their words, and the words of all of it. */
export function outlineOf(doc: Node): Outline {
  const sections: Section[] = []
  const open: Section[] = []
  const total = { now: NO_WORDS, accepted: NO_WORDS }
  const listed = recommendedWords(doc)
  doc.forEach((block) => {
    if (block.type.name === 'heading') {
      const section = sectionOf(block)
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= section.level) open.pop()
      open.push(section)
      sections.push(section)
    }
    const before = total.now.words
    for (const reading of READINGS)
      total[reading] = joinStretches(
        total[reading],
        block.type.name === 'recommendationList'
          ? stretchOfWords(block.attrs[HIDES[reading].attribute] ? 0 : listed[reading])
          : stretchOfBlock(block, reading),
      )
    for (const section of open) section.words += total.now.words - before
  })
  return { sections, words: total.now.words, withSuggestions: total.accepted.words }
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
  return { id: heading.attrs.id ?? '', level: heading.attrs.level, letter, title, words: 0 }
}

/** The words of all recommendations with their numbers: a list of them says them once more. */
function recommendedWords(doc: Node): Record<Reading, number> {
  const blocks = doc.children.filter(({ type }) => type.name === 'recommendation')
  const wordsIn = (reading: Reading) =>
    blocks.reduce((sum, block) => sum + stretchOfBlock(block, reading).words + WORDS_OF_A_NUMBER, 0)
  return { now: wordsIn('now'), accepted: wordsIn('accepted') }
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
