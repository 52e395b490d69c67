import type { Room } from '@plenary/shared/rooms.ts'
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useState } from 'react'
import { AidSlots } from '../aids/aid-slots.ts'
import { FindPlace, RoomAids } from '../aids/room-aids.tsx'
import { useAids } from '../aids/use-aids.ts'
import { Desk, type DeskProps } from '../editor/desk.tsx'
import type { OutlineStore } from '../editor/outline-store.ts'
import { withMessages } from '../i18n.ts'
import { useSectionLines } from '../plans/use-section-lines.ts'
import { useStillText } from '../plans/use-still-text.ts'
import { RefusedNote } from '../suggestions/refused-note.tsx'
import { ReviewBar } from '../suggestions/review-bar.tsx'
import type { SuggestionReview } from '../suggestions/suggestion-review.ts'
import { useSuggestMode } from '../suggestions/use-suggest-mode.ts'
import '../suggestions/suggestions.css'
import { LatePart } from '../ui/late-part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { AidsButton } from './aids-button.tsx'
import { ImagePlace } from './image-place.tsx'
import { ImportPlace } from './import-place.tsx'
import { ReferencePlace } from './reference-place.tsx'
import type { Mode } from './use-mode.ts'
import { useRestore } from './use-restore.ts'

const loadFields = () =>
  withMessages('recommendations', import('./fields-place.tsx')).then(({ FieldsPlace }) => FieldsPlace)

type DeskParts = 'isEditing' | 'extensions' | 'onEditor' | 'onFields' | 'tools' | 'overSheet' | 'children'

interface RoomDeskProps extends Omit<DeskProps, DeskParts> {
  room: Room
  mode: Mode
  outline: OutlineStore
  /** Whether one may accept and reject now. */
  canSettle: boolean
  /** The review of the suggestions in the text, once there is an editor; for the margin. */
  onReview?: (review: SuggestionReview | null) => void
}

/** The desk of a room with its modes: in "Suggest", what is typed becomes a suggestion in the name that one bears here. */
export function RoomDesk({ room, mode, outline, canSettle, onReview, ...desk }: RoomDeskProps) {
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
  const [fieldsOf, setFieldsOf] = useState<string | null>(null)
  const aids = useAids(editor, mode === 'suggest')
  useStillText(editor)
  useSectionLines(editor, outline)
  const [withAids] = useState(() => [...extensions, AidSlots])
  const isWriting = canSettle && mode !== 'read'
  const problem = useRestore({ roomId: room.id, editor, doc: provider.doc, canWrite: canSettle })
  return (
    <Desk
      {...desk}
      isEditing={mode !== 'read'}
      extensions={withAids}
      onEditor={handleEditor}
      onFields={setFieldsOf}
      tools={<AidsButton aids={aids} />}
      overSheet={<FindPlace aids={aids} isWriting={isWriting} />}
    >
      {problem !== null && <ProblemNote error={problem} />}
      {isRefused && <RefusedNote onClose={closeRefusal} />}
      {review && <ReviewBar review={review} canSettle={canSettle} isOverTools={isWriting} />}
      <RoomAids aids={aids} isWriting={isWriting} />
      {isWriting && <ImagePlace editor={editor} roomId={room.id} imageAddress={desk.dressing.imageAddress} />}
      {isWriting && <ImportPlace aids={aids} />}
      {isWriting && <ReferencePlace aids={aids} numbers={desk.dressing.numbers} />}
      <LatePart load={loadFields} isWanted={fieldsOf !== null}>
        {(FieldsPlace) =>
          editor &&
          fieldsOf !== null && (
            <FieldsPlace
              key={fieldsOf}
              editor={editor}
              doc={provider.doc}
              id={fieldsOf}
              organizations={desk.dressing.organizations()}
              onClose={() => setFieldsOf(null)}
            />
          )
        }
      </LatePart>
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
