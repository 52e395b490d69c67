import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { type RoomPlan, standsStill } from '@plenary/shared/plans.ts'
import { type Doc, XmlElement } from 'yjs'

/** The ids of the blocks that take no change, since their section is frozen or agreed. */
export function stillBlockIds(doc: Doc, plan: RoomPlan | null): ReadonlySet<string> {
  const headings = new Set(
    plan?.sections.flatMap(({ heading, state }) => (standsStill(state) ? heading : [])),
  )
  const ids = new Set<string>()
  if (headings.size === 0) return ids
  let stillLevel = 0
  for (const block of doc.getXmlFragment(ROOT_NAME).toArray()) {
    if (!(block instanceof XmlElement)) continue
    const { id, level } = block.getAttributes() as { id?: string; level?: number }
    if (block.nodeName === 'heading' && Number(level) <= stillLevel) stillLevel = 0
    if (block.nodeName === 'heading' && stillLevel === 0 && headings.has(id ?? '')) stillLevel = Number(level)
    if (stillLevel > 0 && id) ids.add(id)
  }
  return ids
}
