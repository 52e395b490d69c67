import type { JsonNode } from '../document/document-json.ts'
import { labelledBlocks, labelsOf } from '../document/labels.ts'
import { RECOMMENDATION_FIELDS, type RecommendationField } from '../document/recommendation.ts'
import { textIn } from '../export/block-kinds.ts'

/** What a recommendation says besides its words; null where nothing is said. */
export type RecommendationValues = Record<RecommendationField, string | null>

/** A recommendation of a text, as lists and tables have it. */
export type ListedRecommendation = {
  id: string
  /** "R3". */
  label: string
  words: string
  /** Of its words, where they are marked. */
  lang: string | null
  values: RecommendationValues
}

/** The recommendations of a text, in its order. What has no id cannot be pointed at, and is in no list. */
export function recommendationsIn(document: JsonNode): ListedRecommendation[] {
  const { blocks: labels } = labelsOf(labelledBlocks(document), { isNumbered: false })
  return (document.content ?? []).flatMap((node) => {
    const id = textIn(node, 'id')
    if (node.type !== 'recommendation' || id === null) return []
    const values = valuesOf((field) => textIn(node, field))
    return [
      { id, label: labels.get(id) ?? '', words: wordsOf(node).trim(), lang: textIn(node, 'lang'), values },
    ]
  })
}

/** Every field by a way to ask for it; blanks are nothing. */
export function valuesOf(ask: (field: RecommendationField) => unknown): RecommendationValues {
  return Object.fromEntries(
    RECOMMENDATION_FIELDS.map((field) => {
      const value = ask(field)
      return [field, typeof value === 'string' && value.trim() !== '' ? value.trim() : null]
    }),
  ) as RecommendationValues
}

/** Words without their marks; what stands between them, such as the number of a note, has none. */
function wordsOf({ type, text, content = [] }: JsonNode): string {
  return type === 'hardBreak' ? ' ' : (text ?? content.map(wordsOf).join(''))
}
