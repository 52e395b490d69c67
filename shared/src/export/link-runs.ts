import type { JsonNode } from '../document/document-json.ts'
import { isSafeHref } from '../document/link.ts'

/** Words one after the other that lead to one address, or to none. */
export type LinkRun = { href: string | null; content: JsonNode[] }

/** A line in stretches of one link each, so that a link of which a part is bold stays one. */
export function linkRuns(content: readonly JsonNode[]): LinkRun[] {
  const runs: LinkRun[] = []
  for (const node of content) {
    const href = hrefOf(node)
    const last = runs.at(-1)
    if (last && last.href === href) last.content.push(node)
    else runs.push({ href, content: [node] })
  }
  return runs
}

/** Only where it may lead: the address of another kind is left out, its words stay. */
function hrefOf({ marks = [] }: JsonNode): string | null {
  const href = marks.find(({ type }) => type === 'link')?.attrs?.href
  return typeof href === 'string' && isSafeHref(href) ? href : null
}
