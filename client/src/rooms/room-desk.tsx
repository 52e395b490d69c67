import type { Room } from '@plenary/shared/rooms.ts'
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useState } from 'react'
import { Desk, type DeskProps } from '../editor/desk.tsx'
import { RefusedNote } from '../suggestions/refused-note.tsx'
import { ReviewBar } from '../suggestions/review-bar.tsx'
import type { SuggestionReview } from '../suggestions/suggestion-review.ts'
import { useSuggestMode } from '../suggestions/use-suggest-mode.ts'
import '../suggestions/suggestions.css'
import { ProblemNote } from '../ui/problem-note.tsx'
import type { Mode } from './use-mode.ts'
import { useRestore } from './use-restore.ts'

interface RoomDeskProps
  extends Omit<DeskProps, 'isEditing' | 'extensions' | 'onEditor' | 'onFields' | 'children'> {
  room: Room
  mode: Mode
  /** Whether one may accept and reject now. */
  canSettle: boolean
  /** The review of the suggestions in the text, once there is an editor; for the margin. */
  onReview?: (review: SuggestionReview | null) => void
}

/** The desk of a room with its modes: in "Suggest", what is typed becomes a suggestion in the name that one bears here. */
export function RoomDesk({ room, mode, canSettle, onReview, ...desk }: RoomDeskProps) {
  const { provider } = desk
  const { extensions, review, onEditor, isRefused, closeRefusal } = useSuggestMode({
    isOn: mode === 'suggest',
    sourceNow: () => sourceOf(room, provider.status.hello?.self ?? null),
  })
  useEffect(() => onReview?.(review), [review, onReview])
  const [editor, setEditor] = useState<Editor | null>(null)
  const handleEditor = useCallback(
    (next: Editor | null) => {
      onEditor(next)
      setEditor(next)
    },
    [onEditor],
  )
  const problem = useRestore({ roomId: room.id, editor, doc: provider.doc, canWrite: canSettle })
  return (
    <Desk
      {...desk}
      isEditing={mode !== 'read'}
      extensions={extensions}
      onEditor={handleEditor}
      onFields={() => {}}
    >
      {problem !== null && <ProblemNote error={problem} />}
      {isRefused && <RefusedNote onClose={closeRefusal} />}
      {review && (
        <ReviewBar review={review} canSettle={canSettle} isOverTools={canSettle && mode !== 'read'} />
      )}
    </Desk>
  )
}

/** In a room without names neither a name nor an id, which is another on each line and would tie words to a line. */
function sourceOf({ attribution, mandate }: Room, self: { memberId: string; name: string } | null) {
  const { id, shortName, letters, hue } = mandate.organization
  const isNamed = attribution !== 'unattributed' && self !== null
  return {
    author: isNamed ? self.name : null,
    authorId: isNamed ? self.memberId : null,
    organizationId: id,
    organization: shortName,
    letters,
    hue,
  }
}
