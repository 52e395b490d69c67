import type { Editor } from '@tiptap/core'
import { undoneApart } from '../undone-apart.ts'
import { type BlockUnit, unitAt } from './block-unit.ts'
import { duplicate, moveAtOnce, moveTo, remove } from './move-blocks.ts'

/** What one can do with a block, at the caret if none is given. */
export interface BlockActs {
  /** The unit with the caret, or null. */
  current: () => BlockUnit | null
  /** False where it cannot go further. */
  step: (by: 1 | -1, unit?: BlockUnit) => boolean
  moveInto: (unit: BlockUnit, gap: number) => boolean
  duplicate: (unit?: BlockUnit) => void
  remove: (unit?: BlockUnit) => void
}

/** The acts on the blocks of an editor. `isSuggesting`: what is done now is a suggestion, which is one change. */
export function blockActs(editor: Editor, isSuggesting: () => boolean): BlockActs {
  const current = () => unitAt(editor.state.doc, editor.state.selection.from)

  function moveInto(unit: BlockUnit, gap: number): boolean {
    const move = moveTo(editor.state, unit, gap)
    if (!move) return false
    undoneApart(editor, () => {
      if (isSuggesting()) return editor.view.dispatch(moveAtOnce(editor.state, move))
      editor.view.dispatch(move.take(editor.state))
      editor.view.dispatch(move.put(editor.state))
    })
    return true
  }

  return {
    current,
    moveInto,
    step: (by, unit = current() ?? undefined) =>
      unit !== undefined && moveInto(unit, by < 0 ? unit.index - 1 : unit.index + 2),
    duplicate: (unit = current() ?? undefined) =>
      unit && undoneApart(editor, () => editor.view.dispatch(duplicate(editor.state, unit))),
    remove: (unit = current() ?? undefined) =>
      unit && undoneApart(editor, () => editor.view.dispatch(remove(editor.state, unit))),
  }
}
