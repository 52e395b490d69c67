import type * as Y from 'yjs'
import { XmlElement, XmlText } from 'yjs'

/**
 * Words as a word processor counts them: runs of characters between white space, so that the figure is the
 * one the receiving office sees and « l’État » is one word. No-break spaces separate, as they do there.
 */
export function countWords(text: string): number {
  return text.match(/[^\s]+/g)?.length ?? 0
}

/** Words of a room's text, straight from Yjs: for lists, without building an editor document. */
export function countWordsInFragment(fragment: Y.XmlFragment): number {
  let words = 0
  for (const child of fragment.toArray()) {
    if (child instanceof XmlElement)
      words += isTextBlock(child) ? countWordsInBlock(child) : countWordsInFragment(child)
  }
  return words
}

function isTextBlock(element: Y.XmlElement): boolean {
  return element.toArray().some((child) => child instanceof XmlText)
}

/** A line break inside a block is an element: it parts words, while two texts in a row do not. */
function countWordsInBlock(block: Y.XmlElement): number {
  const text = block
    .toArray()
    .map((child) => (child instanceof XmlText ? plainText(child) : ' '))
    .join('')
  return countWords(text)
}

/** Without the marks; `XmlText.toString` would write them as tags. */
function plainText(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : ' '))
    .join('')
}
