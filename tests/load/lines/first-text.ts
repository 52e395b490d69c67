import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'

/** One letter of a text: the Yjs id it stands under. */
export type LetterId = { client: number; clock: number }

/** A text to begin with, and where its letters are. */
export type FirstText = {
  update: Uint8Array
  /** The same as it came about, one update for each edit. */
  updates: readonly Uint8Array[]
  /** It was written under client ids 1 to this. */
  clientIds: number
  letters: number
  /** For each paragraph the id of its first letter; the others follow it one by one. */
  paragraphs: LetterId[]
}

/** Letters in each paragraph. */
export const PARAGRAPH_LETTERS = 240

const WORDS =
  'the state party shall take all measures that are needed to protect people from harm and report on them '

/** Paragraphs in the shape that an editor with Plenary's schema writes. */
export function makeFirstText(paragraphCount: number): FirstText {
  const doc = new Y.Doc()
  doc.clientID = 1
  const root = doc.getXmlFragment(ROOT_NAME)
  const texts = Array.from({ length: paragraphCount }, () => new Y.XmlText(wordsOf(PARAGRAPH_LETTERS)))
  doc.transact(() => root.push(texts.map((text, at) => paragraph(`paragraph${at}`, text))))
  const update = Y.encodeStateAsUpdate(doc)
  return {
    update,
    updates: [update],
    clientIds: 1,
    letters: paragraphCount * PARAGRAPH_LETTERS,
    paragraphs: texts.map(firstLetter),
  }
}

/** A paragraph with an id, as each block of Plenary's has. */
export function paragraph(id: string, text: Y.XmlText): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.setAttribute('id', id)
  element.insert(0, [text])
  return element
}

/** So many letters of words. */
export function wordsOf(letters: number): string {
  return WORDS.repeat(Math.ceil(letters / WORDS.length)).slice(0, letters)
}

function firstLetter(text: Y.XmlText): LetterId {
  const { item } = Y.createRelativePositionFromTypeIndex(text, 0)
  if (!item) throw new Error('a paragraph without letters')
  return item
}
