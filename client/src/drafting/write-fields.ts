import { RECOMMENDATION_FIELDS, type RecommendationField } from '@plenary/shared/document/recommendation.ts'
import type { Editor } from '@tiptap/core'

type Values = Record<RecommendationField, string | null>

/** Writes those fields of a recommendation that somebody has changed, and no other, in one step of undo. */
export function writeFields(
  { view }: Editor,
  id: string,
  { before, after }: Record<'before' | 'after', Values>,
): void {
  const { tr } = view.state
  view.state.doc.forEach((block, at) => {
    if (block.type.name !== 'recommendation' || block.attrs.id !== id) return
    for (const field of RECOMMENDATION_FIELDS)
      if (after[field] !== before[field]) tr.setNodeAttribute(at, field, after[field])
  })
  if (tr.docChanged) view.dispatch(tr)
}
