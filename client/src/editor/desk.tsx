import type { Editor } from '@tiptap/core'
import { type ReactNode, useCallback, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { RoomEditorProps } from './editor.tsx'
import { ReadingDesk, useFocusAfterEditor } from './reading-desk.tsx'
import { SchemaGuard } from './schema-guard.ts'
import { type ShownText, textOfEditor } from './shown-text.ts'
import { WritingDesk } from './writing-desk.tsx'

/** All that the text of a room needs, whichever way it is shown. */
export type DeskProps = Omit<RoomEditorProps, 'guard' | 'onPasteTooLarge' | 'onReady'> & {
  /** The server has said that this page knows less than the text may hold. */
  isOutdated: boolean
  /** The text on the page, each time that it is another view of it. */
  onShown: (text: ShownText | null) => void
  /** Whether the text can only be read here, by this page's age or by what stands in it. */
  onHeld: (isHeld: boolean) => void
  /** The editor itself, as long as there is one. */
  onEditor: (editor: Editor | null) => void
  /** At the end of the bar of tools, and over the top of the sheet, of the writing desk. */
  tools: ReactNode
  overSheet: ReactNode
  /** What stands at the foot of the writing desk. */
  children: ReactNode
}

/** Where the text of a room stands: in the editor, or in the reading view as long as the editor cannot hold it. */
export function Desk(props: DeskProps) {
  const guard = useSchemaGuard(props)
  return guard && <GuardedDesk {...props} guard={guard} />
}

function GuardedDesk({
  guard,
  isOutdated,
  onShown,
  onHeld,
  onEditor,
  ...props
}: DeskProps & { guard: SchemaGuard }) {
  const isWhole = useSyncExternalStore(guard.subscribe, () => guard.isWhole)
  const isHeld = isOutdated || !isWhole
  const handleReady = useCallback(
    (editor: Editor | null) => {
      onEditor(editor)
      onShown(editor && textOfEditor(editor))
    },
    [onEditor, onShown],
  )
  useFocusAfterEditor(isHeld)
  // Before the page is painted, so that no switch to editing shows up for a frame.
  useLayoutEffect(() => {
    onHeld(isHeld)
    return () => onHeld(false)
  }, [isHeld, onHeld])
  if (!isHeld) return <WritingDesk {...props} guard={guard} onReady={handleReady} />
  const { provider, canWrite, isFrozen, isNumbered, dressing } = props
  const above = isFrozen ? 'freeze' : canWrite ? 'tools' : null
  return <ReadingDesk {...{ provider, above, isNumbered, dressing, onShown }} />
}

/** Null for the first moment; there is no editor before its guard. */
function useSchemaGuard({ provider }: Pick<DeskProps, 'provider'>): SchemaGuard | null {
  const [guard, setGuard] = useState<SchemaGuard | null>(null)
  useLayoutEffect(() => {
    const posted = new SchemaGuard(provider.doc)
    setGuard(posted)
    return () => {
      setGuard(null)
      posted.destroy()
    }
  }, [provider])
  return guard
}
