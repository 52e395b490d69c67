import { RECOMMENDATION_FIELDS } from '@plenary/shared/document/recommendation.ts'
import type { RecommendationValues } from '@plenary/shared/recommendations/listed.ts'
import type { XmlElement } from 'yjs'

/** Writes those fields that somebody has changed, and no other: two people fill in two at once. */
export function setFields(
  element: XmlElement,
  { before, after }: { before: RecommendationValues; after: RecommendationValues },
): void {
  for (const field of RECOMMENDATION_FIELDS) {
    const value = after[field]
    if (value === before[field]) continue
    if (value === null) element.removeAttribute(field)
    else element.setAttribute(field, value)
  }
}
