import type { ChainedCommands, Editor } from '@tiptap/core'
import { flushSync } from 'react-dom'
import type { OverlayTrigger } from '../ui/use-overlay-trigger.ts'

/**
 * Begins a chain of commands on the text with the focus there already, after closing the menu or panel they
 * are given in, which would take the focus back. TipTap's own `focus()` waits for a frame: on a slow laptop
 * the keys pressed meanwhile would be lost.
 */
export function chainOnText(editor: Editor, panel?: OverlayTrigger): ChainedCommands {
  if (panel) flushSync(() => panel.setOpen(false))
  editor.view.focus()
  return editor.chain()
}
