import type { Editor } from '@tiptap/core'
import { useCallback, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { RoomEditor, type RoomEditorProps } from './editor.tsx'
import { Toolbar } from './toolbar.tsx'
import { useKeyboardInset } from './use-keyboard-inset.ts'
import styles from './writing-desk.module.css'

/** The bar of tools and the sheet with the text. On a phone the tools stand above the keyboard, while one types. */
export function WritingDesk({ onReady, ...props }: RoomEditorProps) {
  const [editor, setEditor] = useState<Editor | null>(null)
  const handleReady = useCallback(
    (ready: Editor | null) => {
      setEditor(ready)
      onReady(ready)
    },
    [onReady],
  )
  const isInUse = props.canWrite && props.isEditing
  const insetPx = useKeyboardInset()
  return (
    <>
      {props.canWrite && (
        <div
          className={classNames(styles.tools, !isInUse && styles.unused)}
          style={{ '--keyboard': `${insetPx}px` } as React.CSSProperties}
        >
          {editor && <Toolbar editor={editor} />}
        </div>
      )}
      <article className={classNames(styles.sheet, !props.canWrite && styles.alone)}>
        <RoomEditor {...props} onReady={handleReady} />
      </article>
    </>
  )
}
