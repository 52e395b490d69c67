import { countWords } from '@plenary/shared/document/words.ts'
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

export type Outline = { sections: Section[]; words: number }

// A block that nobody touched is the same object in the next document: only what changed is counted again.
const wordsOfBlocks = new WeakMap<Node, number>()

/** The headings of a text with their words, and the words of all of it. */
export function outlineOf(doc: Node): Outline {
  const sections: Section[] = []
  const open: Section[] = []
  let words = 0
  doc.forEach((block) => {
    if (block.type.name === 'heading') {
      const section = sectionOf(block)
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= section.level) open.pop()
      open.push(section)
      sections.push(section)
    }
    const own = wordsOf(block)
    words += own
    for (const section of open) section.words += own
  })
  return { sections, words }
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

function wordsOf(block: Node): number {
  const known = wordsOfBlocks.get(block)
  if (known !== undefined) return known
  let words = 0
  if (block.isTextblock) words = countWords(block.textBetween(0, block.content.size, undefined, ' '))
  else {
    block.forEach((child) => {
      words += wordsOf(child)
    })
  }
  wordsOfBlocks.set(block, words)
  return words
}
