import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { X } from 'lucide-react'
import { type ReactNode, useCallback, useState } from 'react'
import { withMessages } from '../i18n.ts'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { RoomEditor, type RoomEditorProps } from './editor.tsx'
import { Toolbar } from './toolbar.tsx'
import { useKeyboardInset } from './use-keyboard-inset.ts'
import styles from './writing-desk.module.css'

const loadImportDialog = () =>
  withMessages('import', import('../import/import-dialog.tsx')).then(({ ImportDialog }) => ImportDialog)

type WritingDeskProps = Omit<RoomEditorProps, 'onPasteTooLarge'> & { children: ReactNode }

/** The bar of tools, in whose place a frozen text says that it is, and the sheet with the text. On a phone the tools stand above the keyboard, while one types. */
export function WritingDesk({ onReady, children, ...props }: WritingDeskProps) {
  const { t } = useLingui()
  const [isPasteRefused, setPasteRefused] = useState(false)
  // Counted, so that who asks again after the line broke gets another try.
  const [importing, setImporting] = useState(0)
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
          {editor && <Toolbar editor={editor} onImport={() => setImporting((count) => count + 1)} />}
        </div>
      )}
      {importing > 0 && editor && (
        <LatePart key={importing} load={loadImportDialog} isWanted>
          {(ImportDialog) => <ImportDialog editor={editor} onClose={() => setImporting(0)} />}
        </LatePart>
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
      <article className={classNames(styles.sheet, !props.canWrite && !props.isFrozen && styles.alone)}>
        <RoomEditor {...props} onPasteTooLarge={() => setPasteRefused(true)} onReady={handleReady} />
      </article>
      {children}
    </>
  )
}
