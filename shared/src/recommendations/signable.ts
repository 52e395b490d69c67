import type { JsonNode } from '../document/document-json.ts'
import { topSectionsOf } from '../document/sections.ts'
import { standingText } from '../export/standing-text.ts'
import { recommendationsIn } from './listed.ts'

/**
 * A recommendation of a text that is signed: by block id, with its number there, and the title of the section in which it
 * stands; null outside of all.
 */
export type SignableRecommendation = { id: string; label: string; section: string | null }

/** The recommendations of a text that an organisation joins or not, in its order: one that waits as a suggestion is none. */
export function signableRecommendations(document: JsonNode): SignableRecommendation[] {
  const sections = new Map(
    topSectionsOf(document).flatMap(({ title, blocks }) => blocks.map(({ attrs }) => [attrs?.id, title])),
  )
  return recommendationsIn(standingText(document)).map(({ id, label }) => ({
    ...{ id, label },
    section: sections.get(id) ?? null,
  }))
}
