import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useSlashCommands } from './slash-commands.tsx'
import styles from './slash-menu.module.css'
import { SlashSession, type SlashState } from './slash-session.ts'

const never = () => () => {}

/** The list of blocks that a slash opens below the line. The focus and the keys stay in the text. */
export function SlashMenu({ editor }: { editor: Editor }) {
  const listId = useId()
  const commands = useSlashCommands()
  const session = useSlashSession(editor, listId)
  const state = useSyncExternalStore(session?.subscribe ?? never, () => session?.state ?? null)
  useEffect(() => session?.setCommands(commands), [session, commands])
  // The attributes of the text say what is chosen, and the editor draws them only when it is told to.
  useEffect(() => {
    void state
    if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta('addToHistory', false))
  }, [editor, state])
  const sheet = editor.view.dom.closest('article')
  if (!session || !state || !sheet) return null
  return createPortal(<SlashList editor={editor} session={session} state={state} id={listId} />, sheet)
}

interface SlashListProps {
  editor: Editor
  session: SlashSession
  state: NonNullable<SlashState>
  id: string
}

function SlashList({ editor, session, state, id }: SlashListProps) {
  const { t } = useLingui()
  const list = usePlaceBelowLine(editor, state.from)
  useEffect(() => {
    list.current
      ?.querySelector(`#${CSS.escape(`${id}-${state.chosen}`)}`)
      ?.scrollIntoView({ block: 'nearest' })
  }, [list, id, state.chosen])
  return (
    <div ref={list} role="listbox" id={id} aria-label={t`Blocks to begin`} className={styles.list}>
      {state.found.map(({ id: name, icon: Icon, label }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the text's.
        <div
          key={name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === state.chosen}
          className={styles.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => session.choose(index)}
        >
          <Icon aria-hidden size={18} strokeWidth={1.75} />
          {label}
        </div>
      ))}
    </div>
  )
}

/** Under the line with the slash, or over it where the window ends. */
function usePlaceBelowLine(editor: Editor, from: number) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = list.current
    const sheet = element?.parentElement?.getBoundingClientRect()
    if (!element || !sheet) return
    const line = editor.view.coordsAtPos(from)
    const { above, below } = roomAround(line)
    const isAbove = below < element.scrollHeight && above > below
    const height = Math.min(element.scrollHeight, MAX_HEIGHT_PX, isAbove ? above : below)
    element.style.setProperty('--height', `${Math.round(height)}px`)
    const top = isAbove ? line.top - element.offsetHeight - GAP_PX : line.bottom + GAP_PX
    element.style.setProperty('--top', `${Math.round(top - sheet.top)}px`)
    const isRtl = getComputedStyle(element).direction === 'rtl'
    element.style.setProperty(
      '--start',
      `${Math.round(isRtl ? sheet.right - line.right : line.left - sheet.left)}px`,
    )
  })
  return list
}

const GAP_PX = 6
const MAX_HEIGHT_PX = 320

/** What a window has left over and under a line, between its bars and above a keyboard on the screen. */
function roomAround({ top, bottom }: { top: number; bottom: number }): { above: number; below: number } {
  const tools = document.querySelector('[data-region="toolbar"]')?.parentElement?.getBoundingClientRect()
  const isToolsAbove = (tools?.top ?? 0) < top
  const start = isToolsAbove ? (tools?.bottom ?? 0) : 0
  const end = isToolsAbove ? window.innerHeight : (tools?.top ?? window.innerHeight)
  const seen = Math.min(end, window.visualViewport?.height ?? end)
  return { above: top - start - 2 * GAP_PX, below: seen - bottom - 2 * GAP_PX }
}

function useSlashSession(editor: Editor, listId: string): SlashSession | null {
  const [session, setSession] = useState<SlashSession | null>(null)
  useEffect(() => {
    const begun = new SlashSession(editor, listId)
    setSession(begun)
    return () => {
      setSession(null)
      begun.destroy()
    }
  }, [editor, listId])
  return session
}
