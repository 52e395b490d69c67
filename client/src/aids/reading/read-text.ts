import { HIDES } from '@plenary/shared/document/word-stretch.ts'
import type { Node } from '@tiptap/pm/model'
import { likelyLanguage } from './likely-language.ts'
import {
  type MeasuredLanguage,
  type Readability,
  readabilityOf,
  sentencesIn,
  wordsIn,
} from './readability.ts'

/** A sentence and the block it stands in. */
export type PlacedSentence = { blockId: string; text: string; words: number }

/** How a part of the text reads, in one language; `measure` is null where we have none for its language. */
export type ReadPart = {
  /** The block where it begins: its heading, or the first paragraph before any. */
  blockId: string
  title: string
  level: number
  language: MeasuredLanguage | null
  measure: Readability | null
}

/** How a text reads: as a whole in each language we can measure, by section, and its longest sentences. */
export type ReadText = {
  whole: { language: MeasuredLanguage; measure: Readability }[]
  parts: ReadPart[]
  longest: PlacedSentence[]
}

type Passage = { blockId: string; text: string; language: MeasuredLanguage | null }
type Section = { blockId: string; title: string; level: number; passages: Passage[] }

const MAX_LONGEST = 8
const LANGUAGES: readonly MeasuredLanguage[] = ['en', 'fr']

/** How the text reads as it stands, without what is only suggested. Headings and tables are no sentences. */
export function readText(doc: Node): ReadText {
  const sections = sectionsOf(doc)
  const passages = sections.flatMap((section) => section.passages)
  const sentences = passages.flatMap(({ blockId, text }) =>
    sentencesIn(text).map((sentence) => ({ blockId, text: sentence, words: wordsIn(sentence).length })),
  )
  return {
    whole: LANGUAGES.flatMap((language) => {
      const measure = measureOf(passages, language)
      return measure ? [{ language, measure }] : []
    }),
    parts: sections.filter((section) => section.passages.length > 0).map(partOf),
    longest: sentences.toSorted((one, other) => other.words - one.words).slice(0, MAX_LONGEST),
  }
}

/** Measured in the language of most of its words. */
function partOf({ blockId, title, level, passages }: Section): ReadPart {
  const lengthOf = (language: MeasuredLanguage | null) =>
    passages.reduce((sum, each) => sum + (each.language === language ? each.text.length : 0), 0)
  const [language = null] = [...LANGUAGES, null].toSorted((one, other) => lengthOf(other) - lengthOf(one))
  return { blockId, title, level, language, measure: language && measureOf(passages, language) }
}

function measureOf(passages: readonly Passage[], language: MeasuredLanguage): Readability | null {
  const spoken = passages.filter((each) => each.language === language)
  return readabilityOf(
    spoken.flatMap(({ text }) => sentencesIn(text)),
    language,
  )
}

function sectionsOf(doc: Node): Section[] {
  const sections: Section[] = []
  doc.forEach((block) => {
    if (block.type.name === 'heading') {
      sections.push({
        blockId: block.attrs.id ?? '',
        title: wordsOf(block).trim(),
        level: block.attrs.level,
        passages: [],
      })
      return
    }
    const passages = passagesIn(block, null)
    const first = passages[0]
    if (sections.length === 0 && first)
      sections.push({ blockId: first.blockId, title: '', level: 1, passages: [] })
    sections.at(-1)?.passages.push(...passages)
  })
  return sections
}

/** What of a text says no sentences, or is no part of it. */
const PASSED_OVER = ['heading', 'table', 'guidance']

function passagesIn(block: Node, around: string | null): Passage[] {
  if (block.attrs[HIDES.now.attribute] || PASSED_OVER.includes(block.type.name)) return []
  const lang: string | null = block.attrs.lang ?? around
  if (!block.isTextblock) return block.children.flatMap((child) => passagesIn(child, lang))
  const text = wordsOf(block)
  if (text.trim() === '') return []
  return [{ blockId: block.attrs.id ?? '', text, language: lang ? languageOf(lang) : likelyLanguage(text) }]
}

function languageOf(lang: string): MeasuredLanguage | null {
  return LANGUAGES.find((language) => language === lang.slice(0, 2).toLowerCase()) ?? null
}

function wordsOf(block: Node): string {
  return block.children
    .filter(({ marks }) => !marks.some(({ type }) => type.name === HIDES.now.mark))
    .map(({ text, isText }) => (isText ? text : ' '))
    .join('')
}
