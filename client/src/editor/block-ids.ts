import { UniqueID } from '@tiptap/extension-unique-id'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'

/**
 * Gives each block an id once. What is pasted gets new ones, but for what was cut and is nowhere in the text any more: what
 * refers to it goes with it.
 */
export const BlockIds = UniqueID.extend({
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map((plugin) => {
      const { transformPasted, ...props } = plugin.props
      if (!transformPasted) return plugin
      return new Plugin({
        ...plugin.spec,
        props: {
          ...props,
          transformPasted: (slice, view, isPlain) => {
            const stripped = transformPasted.call(plugin, slice, view, isPlain)
            return withLostIds(stripped, slice, view.state.doc)
          },
        },
      })
    })
  },
})

/** A slice without ids, with those that it had before and that no block of a text has; each only once. */
export function withLostIds(stripped: Slice, before: Slice, doc: Node): Slice {
  const taken = new Set<string>()
  doc.descendants(({ attrs }) => {
    if (attrs.id) taken.add(attrs.id)
  })
  return new Slice(filled(stripped.content, before.content, taken), stripped.openStart, stripped.openEnd)
}

function filled(content: Fragment, before: Fragment, taken: Set<string>): Fragment {
  const nodes = content.content.map((node, at) => {
    const former = before.maybeChild(at)
    if (!former || node.isText) return node
    const inner = filled(node.content, former.content, taken)
    const { id } = former.attrs
    if (node.attrs.id !== null || !id || taken.has(id)) return node.copy(inner)
    taken.add(id)
    return node.type.create({ ...node.attrs, id }, inner, node.marks)
  })
  return Fragment.fromArray(nodes)
}
