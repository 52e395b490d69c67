import type { Editor } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import type { Aid } from '../aid-slots.ts'
import { typesetFrench } from './french-typography.ts'

/** What was typeset last: taken back by Backspace as long as nothing else is done. */
type Last = { from: number; text: string; typed: string }

/** Sets what is typed in French text as French has it. `locale`: of text of which nobody has said the language. */
export function typingAid(
  editor: Editor,
  { isOn, locale }: { isOn: () => boolean; locale: () => string },
): { aid: Aid; stop: () => void } {
  let last: Last | null = null

  function handleTextInput(view: EditorView, from: number, to: number, typed: string): boolean {
    last = null
    const $from = view.state.doc.resolve(from)
    if (!isOn() || from !== to || typed.length !== 1 || !isFrench($from, locale())) return false
    const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
    const set = typesetFrench(before, typed)
    if (!set) return false
    const start = from - set.takes
    last = { from: start, text: set.text, typed: before.slice(before.length - set.takes) + typed }
    view.dispatch(view.state.tr.insertText(set.text, start, to).scrollIntoView())
    return true
  }

  function handleKeyDown(view: EditorView, event: KeyboardEvent): boolean {
    if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(event.key)) return false
    const set = last
    last = null
    const isBack = event.key === 'Backspace' && !event.ctrlKey && !event.altKey && !event.metaKey
    if (!set || !isBack || !isUntouched(view, set)) return false
    view.dispatch(view.state.tr.insertText(set.typed, set.from, set.from + set.text.length).scrollIntoView())
    return true
  }

  // Another place in the text is another matter, whichever way one came there.
  const forget = () => {
    if (last && editor.state.selection.head !== last.from + last.text.length) last = null
  }
  editor.on('selectionUpdate', forget)
  return { aid: { handleTextInput, handleKeyDown }, stop: () => editor.off('selectionUpdate', forget) }
}

function isFrench($at: ResolvedPos, locale: string): boolean {
  for (let depth = $at.depth; depth > 0; depth--) {
    const { lang } = $at.node(depth).attrs
    if (typeof lang === 'string') return /^fr\b/i.test(lang)
  }
  return locale === 'fr'
}

function isUntouched({ state }: EditorView, { from, text }: Last): boolean {
  const { selection, doc } = state
  const end = from + text.length
  return (
    selection.empty &&
    selection.head === end &&
    end <= doc.content.size &&
    doc.textBetween(from, end) === text
  )
}
