import type { Editor } from '@tiptap/core'
import { flushSync } from 'react-dom'
import type { Doc } from 'yjs'
import type { NamedOrganization } from '../drafting/dress.ts'
import { writeFields } from '../drafting/write-fields.ts'
import { OpenFields } from '../recommendations/open-fields.tsx'
import { useLiveRecommendations } from '../recommendations/use-live-recommendations.ts'

interface FieldsPlaceProps {
  editor: Editor
  doc: Doc
  /** The recommendation that was asked for. */
  id: string
  organizations: readonly NamedOrganization[]
  onClose: () => void
}

/** What a recommendation says besides its words, changed in the editor: with its undo, and as a suggestion in that mode. */
export function FieldsPlace({ editor, doc, id, organizations, onClose }: FieldsPlaceProps) {
  const items = useLiveRecommendations(doc)
  const isRead = items.some((item) => item.id === id)
  const handleClose = () => {
    // Gone before the text takes the focus, or the dialog would give it back to where it came from.
    flushSync(onClose)
    editor.view.focus()
  }
  if (!isRead) return null
  return (
    <OpenFields
      {...{ id, items, organizations }}
      onSave={(change) => writeFields(editor, id, change)}
      onClose={handleClose}
    />
  )
}
