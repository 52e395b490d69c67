import { RESTORES } from '@plenary/client/anchors/settling.ts'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** Gives ids to blocks as the editor of a page does: to those that have none, or one that stands before them. */
export function blockIds(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, { doc, tr }) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      // What others have made has been given its ids there, and an old text has its own.
      if (transactions.some((transaction) => transaction.getMeta(ySyncPluginKey))) return null
      if (transactions.some((transaction) => transaction.getMeta(RESTORES))) return null
      const seen = new Set<string>()
      doc.descendants((node, position) => {
        if (node.isInline) return false
        const id: string | null = node.attrs.id ?? null
        if (id === null || seen.has(id)) tr.setNodeAttribute(position, 'id', newId())
        else seen.add(id)
        return !node.inlineContent
      })
      return tr.docChanged ? tr : null
    },
  })
}
