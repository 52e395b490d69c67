import { trackedEdit } from '@plenary/client/suggestions/suggest-mode.ts'
import type { Suggester } from '@plenary/client/suggestions/suggester.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { Node } from '@tiptap/pm/model'
import { type Command, EditorState, type Plugin, type Transaction } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import {
  defaultDeleteFilter,
  defaultProtectedNodes,
  ySyncPlugin,
  ySyncPluginKey,
  yUndoPlugin,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'

type PluginView = { update?: (view: EditorView, before: EditorState) => void }

/** The editor as a page has it, with its binding to Yjs and its undo, but without anything to look at. */
export class HeadlessEditor {
  readonly undo: Y.UndoManager
  /** Who suggests instead of editing, as long as they do. */
  suggester: Suggester | null = null
  /** Changes that could not be suggested, and were not made. */
  refused = 0
  /** The text as the last edit would have made it by itself. */
  wanted: Node | null = null
  #state: EditorState
  #views: readonly PluginView[] = []
  readonly view: EditorView

  /** With plugins of a page beside those that every page has; they come last, as on a page. */
  constructor(doc: Y.Doc, more: readonly Plugin[] = []) {
    const root = doc.getXmlFragment(ROOT_NAME)
    this.undo = new Y.UndoManager(root, {
      trackedOrigins: new Set([ySyncPluginKey]),
      deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      // A step of undo ends when the test says so, not the clock: else no seed would play twice alike.
      captureTimeout: Number.MAX_SAFE_INTEGER,
    })
    const plugins: Plugin[] = [
      ySyncPlugin(root),
      yUndoPlugin({ undoManager: this.undo }),
      tableEditing(),
      ...more,
    ]
    this.#state = EditorState.create({ schema: documentSchema, plugins })
    // What the plugins ask of a view; a real one needs a screen.
    this.view = {
      dispatch: (transaction: Transaction) => this.#dispatch(transaction),
      hasFocus: () => false,
      isDestroyed: false,
    } as unknown as EditorView
    Object.defineProperty(this.view, 'state', { get: () => this.#state })
    this.#views = plugins.map((plugin) => plugin.spec.view?.(this.view) ?? {})
  }

  get state(): EditorState {
    return this.#state
  }

  /** Does what a command does, if it can be done here; some commands for tables find out late, and throw. */
  do(command: Command): void {
    const made: Transaction[] = []
    try {
      command(this.#state, (transaction) => made.push(transaction))
      for (const transaction of made) this.#state.apply(transaction)
    } catch (error) {
      if (error instanceof RangeError) return
      throw error
    }
    for (const transaction of made) this.#dispatch(transaction)
  }

  /** As the page has it, for edits and for what comes from Yjs. */
  #dispatch(wanted: Transaction): void {
    const before = this.#state
    const transaction = trackedEdit(wanted, before, this.suggester)
    if (wanted.docChanged) this.wanted = transaction && wanted.doc
    if (!transaction) {
      this.refused += 1
      return
    }
    this.#state = before.apply(transaction)
    for (const view of this.#views) view.update?.(this.view, before)
  }
}
