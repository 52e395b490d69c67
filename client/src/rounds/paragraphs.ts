import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'

/** A paragraph or heading of a text: which, as it is numbered on screen, and its words. */
export interface Paragraph {
  blockId: string
  /** Null for what the screen does not number: headings, and what stands in lists and tables. */
  number: number | null
  words: string
  /** Where it begins: a Yjs relative position in base64. */
  start: string
}

/** The paragraphs of a text that have words, in their order. */
export function paragraphsOf(doc: Y.Doc): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let count = 0
  for (const block of elementsIn(doc.getXmlFragment(ROOT_NAME))) {
    if (block.nodeName === 'paragraph') count += 1
    const number = block.nodeName === 'paragraph' ? count : null
    for (const textBlock of textBlocksIn(block)) {
      const blockId = textBlock.getAttribute('id')
      const words = wordsOf(textBlock).trim()
      if (blockId && words) paragraphs.push({ blockId, number, words, start: startOf(textBlock) })
    }
  }
  return paragraphs
}

/** The paragraph in which the caret of this page stands, or stood last. */
export function blockAtCaret(): string | null {
  const node = document.getSelection()?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  if (!element?.closest('#text')) return null
  return element.closest('p[data-id], :is(h1, h2, h3)[data-id]')?.getAttribute('data-id') ?? null
}

function elementsIn(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().flatMap((child) => (child instanceof Y.XmlElement ? [child] : []))
}

function textBlocksIn(block: Y.XmlElement): Y.XmlElement[] {
  if (block.nodeName === 'paragraph' || block.nodeName === 'heading') return [block]
  return elementsIn(block).flatMap(textBlocksIn)
}

/** A line break parts words. */
function wordsOf(block: Y.XmlElement): string {
  return block
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? plainWords(child) : ' '))
    .join('')
}

function plainWords(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('')
}

function startOf(block: Y.XmlElement): string {
  const position = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(block, 0))
  return btoa(String.fromCharCode(...position))
}
