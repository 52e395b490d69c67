import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { X } from 'lucide-react'
import { type ReactNode, useCallback, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { RoomEditor, type RoomEditorProps } from './editor.tsx'
import { Toolbar } from './toolbar.tsx'
import { useKeyboardInset } from './use-keyboard-inset.ts'
import styles from './writing-desk.module.css'

type WritingDeskProps = Omit<RoomEditorProps, 'onPasteTooLarge'> & {
  /** At the end of the bar of tools. */
  tools: ReactNode
  /** Over the top of the sheet. */
  overSheet: ReactNode
  children: ReactNode
}

/** The bar of tools, in whose place a frozen text says that it is, and the sheet with the text. On a phone the tools stand above the keyboard, while one types. */
export function WritingDesk({ onReady, tools, overSheet, children, ...props }: WritingDeskProps) {
  const { t } = useLingui()
  const [isPasteRefused, setPasteRefused] = useState(false)
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
      {props.canWrite && !props.isFrozen && (
        <div
          className={classNames(styles.tools, !isInUse && styles.unused)}
          style={{ '--keyboard': `${insetPx}px` } as React.CSSProperties}
        >
          {editor && <Toolbar editor={editor} more={tools} />}
        </div>
      )}
      {isPasteRefused && (
        <div role="alert" className={styles.refusal}>
          <p>
            <b>
              <Trans>That is too much to paste at once, and nothing was pasted.</Trans>
            </b>{' '}
            <Trans>Paste it in parts of 50 pages at most.</Trans>
          </p>
          <IconButton icon={X} label={t`Close`} isDense onClick={() => setPasteRefused(false)} />
        </div>
      )}
      {overSheet}
      <article className={classNames(styles.sheet, !props.canWrite && !props.isFrozen && styles.alone)}>
        <RoomEditor {...props} onPasteTooLarge={() => setPasteRefused(true)} onReady={handleReady} />
      </article>
      {children}
    </>
  )
}
