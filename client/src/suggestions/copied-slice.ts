import { formattingOf } from '@plenary/shared/document/settle-suggestions.ts'
import { SUGGESTION_ATTRIBUTES } from '@plenary/shared/document/suggestion.ts'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'

/** What is copied or dragged away is the text as it would be with its suggestions accepted, and bears none. */
export function copiedSlice({ content, openStart, openEnd }: Slice): Slice {
  const copied = copiedContent(content)
  return new Slice(
    copied,
    Math.min(openStart, depthAt(copied, 'firstChild')),
    Math.min(openEnd, depthAt(copied, 'lastChild')),
  )
}

function copiedContent(content: Fragment): Fragment {
  return Fragment.from(
    content.content.flatMap((node) => {
      const goes = node.attrs.deleted || node.marks.some(({ type }) => type.name === 'deletion')
      return goes ? [] : [copiedNode(node)]
    }),
  )
}

function copiedNode(node: Node): Node {
  const marks = formattingOf(node.marks)
  if (node.isText) return node.mark(marks)
  const attrs = Object.entries(node.attrs).map(([name, value]) => [
    name,
    SUGGESTION_ATTRIBUTES.some((suggested) => suggested === name) ? null : value,
  ])
  return node.type.create(Object.fromEntries(attrs), copiedContent(node.content), marks)
}

function depthAt(content: Fragment, side: 'firstChild' | 'lastChild'): number {
  let depth = 0
  for (let node = content[side]; node && !node.isLeaf; node = node[side]) depth += 1
  return depth
}
