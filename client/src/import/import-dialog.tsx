import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { isolate } from '../formats.ts'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.ts'
import { ChooseFile } from './choose-file.tsx'
import { ImportPreview } from './import-preview.tsx'
import { type InsertPlace, insertText } from './insert-text.ts'
import { ReadingFile } from './reading-file.tsx'
import { useImport } from './use-import.ts'

interface ImportDialogProps {
  editor: Editor
  onClose: () => void
}

/** Brings a file into the text in three steps: which one, what was read of it, where it goes. */
export function ImportDialog({ editor, onClose }: ImportDialogProps) {
  const { t } = useLingui()
  const { step, read, startAgain } = useImport()
  const [isRefused, setRefused] = useState(false)
  function insert(place: InsertPlace) {
    if (step.at !== 'preview') return
    if (!insertText(editor.view, step.imported.document, place)) return setRefused(true)
    // Closed first: it would take the focus back from the text.
    flushSync(onClose)
    editor.view.focus()
    showToast(t`${isolate(step.file.name)} is in the text. Undo takes all of it back.`)
  }
  return (
    <Dialog title={t`Import a document`} subtitle={<Subtitle />} isOpen onOpenChange={onClose}>
      {step.at === 'choosing' && <ChooseFile refused={step.refused} onChoose={read} onClose={onClose} />}
      {step.at === 'reading' && <ReadingFile name={step.file.name} onCancel={startAgain} />}
      {step.at === 'preview' && (
        <ImportPreview
          file={step.file}
          imported={step.imported}
          reading={step.reading}
          hasText={editor.state.doc.textContent.trim() !== ''}
          isRefused={isRefused}
          onReading={(reading) => read(step.file, reading)}
          onInsert={insert}
          onBack={startAgain}
        />
      )}
    </Dialog>
  )
}

function Subtitle() {
  return (
    <Trans>The file is read on this device and never sent. Its history and comments stay with you.</Trans>
  )
}
