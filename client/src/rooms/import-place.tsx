import type { Aids } from '../aids/use-aids.ts'
import { withMessages } from '../i18n.ts'
import { LatePart } from '../ui/late-part.tsx'

const loadImportDialog = () =>
  withMessages('import', import('../import/import-dialog.tsx')).then(({ ImportDialog }) => ImportDialog)

/** The dialog in which a file is imported. Made anew each time: who asks again after the line broke gets another try. */
export function ImportPlace({ aids }: { aids: Aids }) {
  const { editor, panel, close } = aids
  if (panel !== 'import' || !editor) return null
  return (
    <LatePart load={loadImportDialog} isWanted>
      {(ImportDialog) => <ImportDialog editor={editor} onClose={close} />}
    </LatePart>
  )
}
