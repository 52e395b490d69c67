import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { anchorsKey, type Order } from './anchors-key.ts'
import { type AnchorsState, withFound, withThreads } from './anchors-state.ts'
import { type AnchorsOptions, AnchorsView } from './anchors-view.ts'
import { followLocal, followRemote } from './follow.ts'
import type { AnchoredThread } from './threads.ts'
import { type BoundText, boundText } from './yjs-positions.ts'

const NONE: AnchorsState = {
  threads: new Map(),
  places: new Map(),
  unsettled: new Set(),
  decorations: DecorationSet.empty,
  localChanges: 0,
  insertions: 0,
}

/** Holds the threads of a room on their words. Must come after the binding to Yjs; never changes the text. */
export function anchorsPlugin(options: AnchorsOptions): Plugin<AnchorsState> {
  return new Plugin({
    key: anchorsKey,
    state: {
      init: () => NONE,
      apply: (transaction, state, before) => obey(transaction, follow(transaction, state, before), before),
    },
    props: {
      decorations: (state) => anchorsKey.getState(state)?.decorations,
    },
    view: (view) => new AnchorsView(view, options),
  })
}

/** Gives an editor all threads of its room. Those that it has already are not looked for again. */
export function setAnchors(
  view: Pick<EditorView, 'state' | 'dispatch'>,
  threads: readonly AnchoredThread[],
): void {
  const order: Order = { kind: 'threads', threads }
  view.dispatch(view.state.tr.setMeta(anchorsKey, order))
}

function follow(transaction: Transaction, state: AnchorsState, before: EditorState): AnchorsState {
  if (!transaction.docChanged) return state
  const change: { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean } | undefined =
    transaction.getMeta(ySyncPluginKey)
  const bound = change?.isChangeOrigin ? boundAfter(transaction, before) : null
  return bound
    ? followRemote(state, transaction.before, bound, change?.isUndoRedoOperation ?? false)
    : followLocal(state, transaction)
}

function obey(transaction: Transaction, state: AnchorsState, before: EditorState): AnchorsState {
  const order: Order | undefined = transaction.getMeta(anchorsKey)
  if (!order) return state
  return order.kind === 'threads'
    ? withThreads(state, order.threads, transaction.doc, boundAfter(transaction, before))
    : withFound(state, order.found, transaction.doc)
}

/** The state that is being made cannot be asked yet; which text the editor is bound to does not change. */
function boundAfter({ doc }: Transaction, before: EditorState): BoundText | null {
  const bound = boundText(before)
  return bound && { ...bound, doc }
}
