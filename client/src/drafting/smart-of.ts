import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import { recommendationsIn } from '@plenary/shared/recommendations/listed.ts'
import { languageOfWords, SMART_SIGNS, smartCheck } from '@plenary/shared/recommendations/smart.ts'
import type { Node } from '@tiptap/pm/model'

/** How many of the signs by which a recommendation can be acted on it has. */
export type SmartFigure = { met: number; all: number }

// A recommendation that nobody touched is the same object in the next document.
const known = new WeakMap<Node, SmartFigure>()

/** The check of a recommendation of the text. Where changes of it are suggested, of the words that stand (rule SU7). */
export function smartOf(recommendation: Node): SmartFigure {
  const found = known.get(recommendation)
  if (found) return found
  const text: JsonNode = { type: 'doc', content: [recommendation.toJSON() as JsonNode] }
  const [item] = [standingText(text), text].flatMap(recommendationsIn)
  const {
    words,
    lang,
    values: fields,
  } = item ?? { words: recommendation.textContent, lang: null, values: {} }
  const { met } = smartCheck({ words, fields, language: languageOfWords(lang, words) })
  const figure = { met: met.length, all: SMART_SIGNS.length }
  known.set(recommendation, figure)
  return figure
}
