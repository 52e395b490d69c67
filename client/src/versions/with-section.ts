import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { sectionsOf } from '@plenary/shared/document/sections.ts'

/**
 * A text with one section as it was in an older one. Where the section has gone, it comes back after the section that
 * stood before it, or else at the beginning. Null where the older text has no such section either.
 */
export function withSection(now: JsonNode, older: JsonNode, id: string): JsonNode | null {
  const section = sectionsOf(older).find((each) => each.id === id)
  if (!section) return null
  const content = now.content ?? []
  const standing = sectionsOf(now).find((each) => each.id === id)
  const at = standing ? content.indexOf(standing.blocks[0] as JsonNode) : placeFor(now, older, id)
  const rest = content.slice(at + (standing?.blocks.length ?? 0))
  return { ...now, content: [...content.slice(0, at), ...section.blocks, ...rest] }
}

function placeFor(now: JsonNode, older: JsonNode, id: string): number {
  const order = sectionsOf(older)
  const before = order.slice(
    0,
    order.findIndex((each) => each.id === id),
  )
  const standing = sectionsOf(now)
  const former = before.toReversed().flatMap((each) => standing.find((one) => one.id === each.id) ?? [])[0]
  if (!former) return 0
  return (now.content ?? []).indexOf(former.blocks[0] as JsonNode) + former.blocks.length
}
