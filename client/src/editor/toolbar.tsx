import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import {
  Bold,
  Image,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Redo2,
  Strikethrough,
  Superscript,
  Target,
  TextQuote,
  Underline,
  Undo2,
} from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import type { UndoManager } from 'yjs'
import { canInsertFootnote, insertFootnote } from '../drafting/footnotes.ts'
import { toggleRecommendation } from '../drafting/recommendations.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { keysText } from '../ui/keys-text.ts'
import { Toolbar as Bar } from '../ui/toolbar.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { useMedia } from '../ui/use-media.ts'
import { BlockStyleMenu } from './block-style-menu.tsx'
import { chainOnText } from './chain-on-text.ts'
import { keepCaret } from './keep-caret.ts'
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

interface ToolbarProps {
  editor: Editor
  /** At the end of the bar. */
  more: ReactNode
}

/** Formatting, one stop of the Tab key with arrows inside. On a phone, what one needs most comes first. */
export function Toolbar({ editor, more }: ToolbarProps) {
  const { t } = useLingui()
  const tools = useTools(editor)
  const isNarrow = useMedia('(max-width: 767px)')
  const line = <span aria-hidden className={styles.line} />
  return (
    <Bar label={t`Formatting`} className={styles.toolbar} region="toolbar">
      {isNarrow ? (
        <>
          <Tools tools={[tools.bold, tools.bulletList]} />
          <LinkButton editor={editor} />
          <Tools tools={[tools.undo]} />
          {line}
          <BlockStyleMenu editor={editor} />
          <Tools tools={[tools.italic, tools.underline, tools.orderedList, tools.blockquote]} />
          <TableMenu editor={editor} />
          <Tools tools={[tools.image, tools.footnote, tools.recommendation, tools.redo]} />
          {more}
        </>
      ) : (
        <>
          <BlockStyleMenu editor={editor} />
          {line}
          <Tools tools={[tools.bold, tools.italic, tools.underline, tools.strike]} />
          <LinkButton editor={editor} />
          {line}
          <Tools tools={[tools.bulletList, tools.orderedList, tools.blockquote]} />
          <TableMenu editor={editor} />
          <Tools tools={[tools.image]} />
          {line}
          <NamedTools tools={[tools.footnote, tools.recommendation]} />
          <span aria-hidden className={styles.gap} />
          <Tools tools={[tools.undo, tools.redo]} />
          {more}
        </>
      )}
    </Bar>
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
      onMouseDown={keepCaret}
      onClick={isDisabled ? undefined : run}
    />
  ))
}

/** What makes this a room for submissions says its name, where there is the width for it. */
function NamedTools({ tools }: { tools: Tool[] }) {
  return tools.map((tool) => <NamedTool key={tool.label} {...tool} />)
}

function NamedTool({ icon: Icon, label, keys = '', isOn, isDisabled, run }: Tool) {
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={button}
        variant="bare"
        isDense
        aria-label={label}
        {...(isOn !== undefined && { 'aria-pressed': isOn })}
        {...(isDisabled && { 'aria-disabled': true })}
        onMouseDown={keepCaret}
        {...(!isDisabled && { onClick: run })}
      >
        <Icon aria-hidden size={20} strokeWidth={1.75} />
        <span className={styles.name}>{label}</span>
      </Button>
      <Tooltip target={button} text={label} shortcut={keysText(keys)} />
    </>
  )
}

function useTools(editor: Editor) {
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
      recommendation: editor.isActive('recommendation'),
      canNote: canInsertFootnote(editor.state),
      ...undoable(editor),
    }),
  })
  const chain = () => chainOnText(editor)
  return {
    bold: tool(Bold, t`Bold`, { keys: 'Mod+B', isOn: is.bold, run: () => chain().toggleBold().run() }),
    italic: tool(Italic, t`Italic`, {
      keys: 'Mod+I',
      isOn: is.italic,
      run: () => chain().toggleItalic().run(),
    }),
    underline: tool(Underline, t`Underline`, {
      keys: 'Mod+U',
      isOn: is.underline,
      run: () => chain().toggleUnderline().run(),
    }),
    strike: tool(Strikethrough, t`Strike through`, {
      keys: 'Mod+Shift+S',
      isOn: is.strike,
      run: () => chain().toggleStrike().run(),
    }),
    bulletList: tool(List, t`Bulleted list`, {
      keys: 'Mod+Shift+8',
      isOn: is.bulletList,
      run: () => chain().toggleBulletList().run(),
    }),
    orderedList: tool(ListOrdered, t`Numbered list`, {
      keys: 'Mod+Shift+7',
      isOn: is.orderedList,
      run: () => chain().toggleOrderedList().run(),
    }),
    blockquote: tool(TextQuote, t`Quotation`, {
      keys: 'Mod+Shift+B',
      isOn: is.blockquote,
      run: () => chain().toggleBlockquote().run(),
    }),
    image: tool(Image, t`Picture`, { run: () => editor.storage.aidSlots.images?.run?.() }),
    footnote: tool(Superscript, t`Footnote`, {
      keys: 'Ctrl+Alt+F',
      isDisabled: !is.canNote,
      run: () => {
        editor.view.focus()
        insertFootnote(editor.state, editor.view.dispatch)
      },
    }),
    recommendation: tool(Target, t`Recommendation`, {
      keys: 'Ctrl+Alt+R',
      isOn: is.recommendation,
      run: () => {
        editor.view.focus()
        toggleRecommendation(editor)
      },
    }),
    undo: tool(Undo2, t`Undo what you did`, {
      keys: 'Mod+Z',
      isDisabled: !is.canUndo,
      run: () => chain().undo().run(),
    }),
    redo: tool(Redo2, t`Redo`, {
      keys: 'Mod+Shift+Z',
      isDisabled: !is.canRedo,
      run: () => chain().redo().run(),
    }),
  }
}

function tool(icon: LucideIcon, label: string, rest: Omit<Tool, 'icon' | 'label'>): Tool {
  return { icon, label, ...rest }
}

/** Straight from the undo manager: `editor.can()` makes every command anew, at each key. */
function undoable({ state }: Editor): { canUndo: boolean; canRedo: boolean } {
  const { undoManager }: { undoManager: UndoManager } = yUndoPluginKey.getState(state)
  return { canUndo: undoManager.undoStack.length > 0, canRedo: undoManager.redoStack.length > 0 }
}
