import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import {
  Bold,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  Redo2,
  Strikethrough,
  TextQuote,
  Underline,
  Undo2,
} from 'lucide-react'
import { Toolbar as AriaToolbar } from 'react-aria-components'
import type { UndoManager } from 'yjs'
import { IconButton } from '../ui/icon-button.tsx'
import { BlockStyleMenu } from './block-style-menu.tsx'
import { keysText } from './keys-text.ts'
import { LinkButton } from './link-button.tsx'
import { TableMenu } from './table-menu.tsx'
import styles from './toolbar.module.css'

/** One button of the bar: what it does, whether that holds at the caret, and its keys. */
interface Tool {
  icon: LucideIcon
  label: string
  keys?: string
  isOn?: boolean
  isDisabled?: boolean
  run: () => void
}

/** Formatting, one stop of the Tab key with arrows inside. On a phone it scrolls sideways. */
export function Toolbar({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const { marks, blocks, history } = useTools(editor)
  return (
    <AriaToolbar aria-label={t`Formatting`} className={styles.toolbar ?? ''} data-region="toolbar">
      <BlockStyleMenu editor={editor} />
      <span aria-hidden className={styles.line} />
      <Tools tools={marks} />
      <LinkButton editor={editor} />
      <span aria-hidden className={styles.line} />
      <Tools tools={blocks} />
      <TableMenu editor={editor} />
      <span aria-hidden className={styles.gap} />
      <Tools tools={history} />
    </AriaToolbar>
  )
}

function Tools({ tools }: { tools: Tool[] }) {
  return tools.map(({ icon, label, keys, isOn, isDisabled, run }) => (
    <IconButton
      key={label}
      icon={icon}
      label={label}
      isDense
      {...(keys && { shortcut: keysText(keys) })}
      {...(isOn !== undefined && { isOn })}
      {...(isDisabled && { 'aria-disabled': true })}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={isDisabled ? undefined : run}
    />
  ))
}

function useTools(editor: Editor): { marks: Tool[]; blocks: Tool[]; history: Tool[] } {
  const { t } = useLingui()
  const is = useEditorState({
    editor,
    selector: () => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      underline: editor.isActive('underline'),
      strike: editor.isActive('strike'),
      bulletList: editor.isActive('bulletList'),
      orderedList: editor.isActive('orderedList'),
      blockquote: editor.isActive('blockquote'),
      ...undoable(editor),
    }),
  })
  const chain = () => editor.chain().focus(null, { scrollIntoView: false })
  return {
    marks: [
      { icon: Bold, label: t`Bold`, keys: 'Mod+B', isOn: is.bold, run: () => chain().toggleBold().run() },
      {
        icon: Italic,
        label: t`Italic`,
        keys: 'Mod+I',
        isOn: is.italic,
        run: () => chain().toggleItalic().run(),
      },
      {
        icon: Underline,
        label: t`Underline`,
        keys: 'Mod+U',
        isOn: is.underline,
        run: () => chain().toggleUnderline().run(),
      },
      {
        icon: Strikethrough,
        label: t`Strike through`,
        keys: 'Mod+Shift+S',
        isOn: is.strike,
        run: () => chain().toggleStrike().run(),
      },
    ],
    blocks: [
      {
        icon: List,
        label: t`Bulleted list`,
        keys: 'Mod+Shift+8',
        isOn: is.bulletList,
        run: () => chain().toggleBulletList().run(),
      },
      {
        icon: ListOrdered,
        label: t`Numbered list`,
        keys: 'Mod+Shift+7',
        isOn: is.orderedList,
        run: () => chain().toggleOrderedList().run(),
      },
      {
        icon: TextQuote,
        label: t`Quotation`,
        keys: 'Mod+Shift+B',
        isOn: is.blockquote,
        run: () => chain().toggleBlockquote().run(),
      },
      { icon: Minus, label: t`Line across`, run: () => chain().setHorizontalRule().run() },
    ],
    history: [
      {
        icon: Undo2,
        label: t`Undo what you did`,
        keys: 'Mod+Z',
        isDisabled: !is.canUndo,
        run: () => chain().undo().run(),
      },
      {
        icon: Redo2,
        label: t`Redo`,
        keys: 'Mod+Shift+Z',
        isDisabled: !is.canRedo,
        run: () => chain().redo().run(),
      },
    ],
  }
}

/** Straight from the undo manager: `editor.can()` makes every command anew, at each key. */
function undoable({ state }: Editor): { canUndo: boolean; canRedo: boolean } {
  const { undoManager }: { undoManager: UndoManager } = yUndoPluginKey.getState(state)
  return { canUndo: undoManager.undoStack.length > 0, canRedo: undoManager.redoStack.length > 0 }
}
