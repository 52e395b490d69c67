import { addressesIn } from '@plenary/shared/document/link.ts'
import { Extension } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { Fragment, type MarkType, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Makes a link of an address as soon as it is typed to its end or pasted, and of selected words when an address is
 * pasted over them. In a room, words of others and what an undo brings back stay as they are.
 */
export const LinkTyping = Extension.create({
  name: 'linkTyping',
  addProseMirrorPlugins() {
    const type = this.editor.schema.marks.link
    if (!type) throw new Error('the schema has no links')
    return [
      new Plugin({
        appendTransaction: (transactions, before, after) =>
          hasTyped(transactions, before, after) ? linkEndedWord(after, type) : null,
        props: {
          transformPasted: (slice) =>
            new Slice(linkAddresses(slice.content, type), slice.openStart, slice.openEnd),
          handlePaste: (view, _event, slice) => linkSelection(view, slice, type),
        },
      }),
    ]
  },
})

function hasTyped(transactions: readonly Transaction[], before: EditorState, after: EditorState): boolean {
  return after.doc.content.size > before.doc.content.size && !transactions.some(isChangeOrigin)
}

/** Links the word before the caret when a space, or a new paragraph, has just ended it and it ends in an address. */
function linkEndedWord({ selection, doc, tr }: EditorState, type: MarkType): Transaction | null {
  const { $from, empty } = selection
  const $end = empty ? endOfWord($from) : null
  if (!$end) return null
  const words = $end.parent.textBetween(0, $end.parentOffset, undefined, '\ufffc')
  const word = /\S*$/.exec(words)?.[0] ?? ''
  const [address] = addressesIn(word)
  if (!address) return null
  const from = $end.pos - word.length + address.index
  const to = from + address.href.length
  if (doc.rangeHasMark(from, to, type)) return null
  return tr.addMark(from, to, type.create({ href: address.href })).removeStoredMark(type)
}

function endOfWord($caret: ResolvedPos): ResolvedPos | null {
  if (!$caret.parent.isTextblock) return null
  if ($caret.parentOffset === 0) return endOfBlockBefore($caret)
  const last = $caret.parent.textBetween($caret.parentOffset - 1, $caret.parentOffset, undefined, '\n')
  return /\s/.test(last) ? $caret.doc.resolve($caret.pos - 1) : null
}

function endOfBlockBefore($caret: ResolvedPos): ResolvedPos | null {
  const before = $caret.doc.resolve($caret.before())
  const { $head } = Selection.findFrom(before, -1, true) ?? {}
  return $head?.parent.isTextblock ? $head : null
}

function linkAddresses(content: Fragment, type: MarkType): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    if (!node.isText) nodes.push(node.copy(linkAddresses(node.content, type)))
    else nodes.push(...(type.isInSet(node.marks) ? [node] : linkedText(node, type)))
  })
  return Fragment.fromArray(nodes)
}

function linkedText(node: Node, type: MarkType): Node[] {
  const text = node.text ?? ''
  const pieces: Node[] = []
  let done = 0
  for (const { index, href } of addressesIn(text)) {
    const link = node.cut(index, index + href.length)
    pieces.push(...cut(node, done, index), link.mark(type.create({ href }).addToSet(link.marks)))
    done = index + href.length
  }
  return [...pieces, ...cut(node, done, text.length)]
}

function cut(text: Node, from: number, to: number): Node[] {
  return to > from ? [text.cut(from, to)] : []
}

function linkSelection({ state, dispatch }: EditorView, slice: Slice, type: MarkType): boolean {
  const { from, to, empty, $from, $to } = state.selection
  const words = slice.content.textBetween(0, slice.content.size, '\n').trim()
  const [address] = addressesIn(words)
  if (empty || !$from.sameParent($to) || !$from.parent.inlineContent || address?.href !== words) return false
  dispatch(state.tr.addMark(from, to, type.create({ href: words })))
  return true
}
