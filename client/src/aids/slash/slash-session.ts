import type { Editor } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import { fold } from '../find/fold.ts'
import type { SlashCommand } from './slash-commands.tsx'

/** The open menu: the blocks that are meant by what was typed, and which of them Enter takes. */
export type SlashState = {
  from: number
  blockId: string | null
  found: readonly SlashCommand[]
  chosen: number
} | null

const LOOSE = { matchCase: false, matchAccents: false }

/**
 * The menu that a slash at the beginning of an empty paragraph opens. It opens by what is typed here alone, whatever
 * others write; it closes when what follows the slash means nothing in it, when one goes elsewhere, and with Esc.
 */
export class SlashSession {
  readonly #editor: Editor
  readonly #listId: string
  readonly #listeners = new Set<() => void>()
  #commands: readonly SlashCommand[] = []
  #isAwaited = false
  #query = ''
  #state: SlashState = null

  constructor(editor: Editor, listId: string) {
    this.#editor = editor
    this.#listId = listId
    editor.storage.aidSlots.slash = {
      handleTextInput: this.#begin,
      handleKeyDown: this.#handleKey,
      attributes: this.#attributes,
    }
    editor.on('transaction', this.#follow)
    editor.on('blur', this.#leave)
  }

  destroy(): void {
    this.#editor.off('transaction', this.#follow)
    this.#editor.off('blur', this.#leave)
    if (!this.#editor.isDestroyed) this.#editor.storage.aidSlots.slash = null
  }

  get state(): SlashState {
    return this.#state
  }

  /** Calls back after each change of `state`; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The blocks there are, in the language of the page. */
  setCommands(commands: readonly SlashCommand[]): void {
    this.#commands = commands
  }

  /** Makes a block of the paragraph: the slash and what follows it go. */
  choose(index: number): void {
    const command = this.#state?.found[index]
    const from = this.#state?.from
    if (!command || from === undefined) return
    this.#set(null)
    const { head } = this.#editor.state.selection
    const chain = this.#editor.chain().deleteRange({ from, to: head })
    command.run(chain).scrollIntoView().run()
  }

  // The letter itself is put in by the browser, or by the editor; then the menu opens.
  #begin = (view: EditorView, from: number, to: number, text: string): boolean => {
    const { parent, depth } = view.state.doc.resolve(from)
    const isParagraph = depth === 1 && parent.type.name === 'paragraph'
    this.#isAwaited = text === '/' && from === to && isParagraph && parent.content.size === 0
    return false
  }

  #follow = (): void => {
    if (!this.#isAwaited && !this.#state) return
    const { $head, empty } = this.#editor.state.selection
    const typed = $head.parent.textBetween(0, $head.parentOffset, undefined, '\ufffc')
    // The key is told before its letter is there; a change of others may come in between.
    if (this.#isAwaited && typed === '') return
    const isAtEnd = empty && $head.depth === 1 && $head.parentOffset === $head.parent.content.size
    const blockId = $head.parent.attrs.id ?? null
    const isSame = this.#state === null || this.#state.blockId === blockId
    if (!isAtEnd || !isSame || !typed.startsWith('/')) return this.#set(null)
    this.#show($head.start(), blockId, typed.slice(1))
  }

  #show(from: number, blockId: string | null, query: string): void {
    const isKnown = this.#state !== null && this.#query === query
    if (isKnown && this.#state?.from === from) return
    const found = isKnown
      ? (this.#state?.found ?? [])
      : this.#commands.filter((command) => isMeant(command, query))
    this.#query = query
    const chosen = isKnown ? (this.#state?.chosen ?? 0) : 0
    this.#set(found.length > 0 ? { from, blockId, found, chosen } : null)
  }

  #handleKey = (_view: EditorView, event: KeyboardEvent): boolean => {
    if (!this.#state || event.ctrlKey || event.altKey || event.metaKey) return false
    const shown = this.#state
    const { found, chosen } = shown
    const move = (by: number) => this.#set({ ...shown, chosen: (chosen + by + found.length) % found.length })
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' || event.key === 'Tab') this.choose(chosen)
    else if (event.key === 'Escape') this.#set(null)
    else return false
    event.stopPropagation()
    return true
  }

  #attributes = (): Record<string, string> =>
    this.#state
      ? {
          'aria-haspopup': 'listbox',
          'aria-controls': this.#listId,
          'aria-activedescendant': `${this.#listId}-${this.#state.chosen}`,
        }
      : {}

  #leave = (): void => this.#set(null)

  #set(state: SlashState): void {
    this.#isAwaited = false
    if (state === this.#state) return
    this.#state = state
    for (const listener of [...this.#listeners]) listener()
  }
}

/** By the beginnings of its words, whatever the case and the accents. */
function isMeant({ label, words }: SlashCommand, query: string): boolean {
  const wanted = fold(query, LOOSE).letters
  const names = fold(`${label} ${words}`, LOOSE).letters
  return names.startsWith(wanted) || names.split(' ').some((word) => word.startsWith(wanted))
}
