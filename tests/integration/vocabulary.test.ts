import { documentSchema } from '@plenary/shared/document/schema.ts'
import type { ContentMatch, NodeType } from '@tiptap/pm/model'
import { expect, test } from 'vitest'

/** Every node that can stand directly in another, in whatever place. */
function childrenOf(type: NodeType): string[] {
  const names = new Set<string>()
  const seen = new Set<ContentMatch>()
  const queue = [type.contentMatch]
  for (let match = queue.pop(); match; match = queue.pop()) {
    if (seen.has(match)) continue
    seen.add(match)
    for (let at = 0; at < match.edgeCount; at++) {
      const edge = match.edge(at)
      names.add(edge.type.name)
      queue.push(edge.next)
    }
  }
  return [...names].sort()
}

function attributesOf({ spec }: { spec: { attrs?: object | null | undefined } }): string[] {
  return Object.keys(spec.attrs ?? {}).sort()
}

test('[GA6, GA7] the gate has the words of the editor: after a change of the schema, vitest -u writes them', async () => {
  const nodes = Object.values(documentSchema.nodes).map((type) => [
    type.name,
    { children: childrenOf(type), attributes: attributesOf(type) },
  ])
  const marks = Object.values(documentSchema.marks).map((mark) => [mark.name, attributesOf(mark)])
  const vocabulary = {
    root: documentSchema.topNodeType.name,
    nodes: Object.fromEntries(nodes),
    marks: Object.fromEntries(marks),
  }
  await expect(`${JSON.stringify(vocabulary, null, 2)}\n`).toMatchFileSnapshot(
    '../../shared/src/document/vocabulary.json',
  )
})
