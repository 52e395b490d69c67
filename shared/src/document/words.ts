import type * as Y from 'yjs'
import { XmlElement, XmlText } from 'yjs'
import { countedLetters, isCounted } from './blocks.ts'
import { markOfKey } from './stored-mark.ts'
import {
  HIDES,
  joinStretches,
  NO_WORDS,
  type Reading,
  stretchOf,
  stretchOfWords,
  WORDS_OF_A_NUMBER,
  type WordFigures,
  type WordStretch,
} from './word-stretch.ts'

/** Words of a room's text, straight from Yjs: for lists, without building an editor document. */
export function countWordsInFragment(fragment: Y.XmlFragment): WordFigures {
  return {
    words: stretchIn(fragment, 'now').words,
    withSuggestions: stretchIn(fragment, 'accepted').words,
  }
}

function stretchIn(fragment: Y.XmlFragment, reading: Reading): WordStretch {
  const blocks = fragment
    .toArray()
    .filter((child) => child instanceof XmlElement)
    .filter((child) => isCounted(child.nodeName) && !isHidden(child, reading))
  const listed = () =>
    blocks
      .filter(({ nodeName }) => nodeName === 'recommendation')
      .reduce((sum, child) => sum + stretchInBlock(child, reading).words + WORDS_OF_A_NUMBER, 0)
  return blocks
    .map((child) => {
      if (child.nodeName === 'recommendationList') return stretchOfWords(listed())
      return isTextBlock(child) ? stretchInBlock(child, reading) : stretchIn(child, reading)
    })
    .reduce(joinStretches, NO_WORDS)
}

/** An empty block has no text in it yet, and parts words as any other. */
function isTextBlock(element: Y.XmlElement): boolean {
  const children = element.toArray()
  return children.length === 0 || children.some((child) => child instanceof XmlText)
}

/** What stands between words is an element; two texts in a row part nothing. */
function stretchInBlock(block: Y.XmlElement, reading: Reading): WordStretch {
  const text = block
    .toArray()
    .map((child) => {
      if (child instanceof XmlText) return plainText(child, reading)
      if (!(child instanceof XmlElement)) return ' '
      return isHidden(child, reading) ? '' : countedLetters(child.nodeName)
    })
    .join('')
  return stretchOf(text, Boolean(attributeOf(block, HIDES[reading].glue)))
}

type Run = { insert: unknown; attributes?: Record<string, unknown> }

/** Without the marks; `XmlText.toString` would write them as tags. */
function plainText(text: Y.XmlText, reading: Reading): string {
  const runs: Run[] = text.toDelta()
  return runs
    .filter(({ attributes = {} }) => !Object.keys(attributes).some((key) => isHidingKey(key, reading)))
    .map(({ insert }) => (typeof insert === 'string' ? insert : ' '))
    .join('')
}

function isHidingKey(key: string, reading: Reading): boolean {
  return markOfKey(key).name === HIDES[reading].mark
}

function isHidden(element: Y.XmlElement, reading: Reading): boolean {
  return Boolean(attributeOf(element, HIDES[reading].attribute))
}

/** Yjs types attributes as strings; those of suggestions are not. */
function attributeOf(element: Y.XmlElement, name: string): unknown {
  return element.getAttribute(name)
}
