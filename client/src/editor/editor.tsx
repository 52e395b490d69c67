import { useLingui } from '@lingui/react/macro'
import type { Extensions } from '@tiptap/core'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import type { CommentedText } from '../anchors/commented-text.ts'
import { EditorWords } from '../anchors/editor-words.ts'
import '../drafting/drafting.css'
import type { Dressing } from '../drafting/dress.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { type CaretLook, roomExtensions } from './extensions.ts'
import type { SchemaGuard } from './schema-guard.ts'
import '../anchors/comment-ranges.css'
import './text.css'
import { useSectionPresence } from './use-section-presence.ts'

export interface RoomEditorProps {
  provider: RoomProvider
  /** Says that the text is whole; the editor is not mounted before, and is gone when it is not. */
  guard: SchemaGuard
  /** Whether the member may change the text at all; decided once, when the room is opened. */
  canWrite: boolean
  /** Whether nobody changes it now, though they may: it is frozen. */
  isFrozen: boolean
  /** Whether they are changing it now, rather than reading. */
  isEditing: boolean
  /** Paragraphs carry numbers in the margin, as receiving offices ask. */
  isNumbered: boolean
  caretLook: CaretLook
  /** Where the comments of the room are shown, once there is a text. */
  comments: CommentedText
  /** What is drawn around the words of the text; the same all its life. */
  dressing: Dressing
  /** Somebody wants to see or change what a recommendation says besides its words. */
  onFields: (recommendationId: string) => void
  /** What other parts of the room bring to the editor; the same all its life. */
  extensions: Extensions
  onPasteTooLarge: () => void
  onReady: (editor: Editor | null) => void
}

/**
 * The text of a room in an editor. Loaded apart from the page, since it is most of its code. Mount it when
 * the text has arrived: an editor on an empty document would begin it anew.
 */
export function RoomEditor({
  provider,
  guard,
  canWrite,
  isFrozen,
  isEditing,
  isNumbered,
  caretLook,
  comments,
  dressing,
  onFields,
  extensions,
  onPasteTooLarge,
  onReady,
}: RoomEditorProps) {
  const { t } = useLingui()
  // Read by the editor each time it draws its frame, also when only this has changed.
  const editable = useRef(canWrite && isEditing)
  editable.current = canWrite && isEditing
  const canBegin = useRef(canWrite && !isFrozen)
  canBegin.current = canWrite && !isFrozen
  const showFields = useRef(onFields)
  showFields.current = onFields
  const editor = useEditor(
    {
      extensions: [
        ...roomExtensions({
          provider,
          guard,
          canWrite,
          caretLook,
          comments,
          dressing,
          onFields: (id) => showFields.current(id),
          words: {
            placeholder: () => {
              if (editable.current) return t`Start writing here. Everyone in the room sees it as you do.`
              return canBegin.current
                ? t`Nothing is written yet. Choose “Edit” to begin.`
                : t`Nothing is written yet.`
            },
            table: () => t`Table`,
          },
          onPasteTooLarge,
        }),
        ...extensions,
      ],
      // Never shown: the text comes from Yjs. As JSON, since the content policy forbids parsing HTML here.
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      editable: canWrite && isEditing,
      // Our own style sheet: the content policy allows no style written by a script.
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: (): Record<string, string> => ({
          id: 'text',
          class: isNumbered ? 'room-text is-numbered' : 'room-text',
          'aria-label': t`Text of the document`,
          ...(editable.current
            ? { role: 'textbox', 'aria-multiline': 'true' }
            : { role: 'document', tabindex: '-1' }),
        }),
        // Under the bars, a found place would be out of sight.
        scrollMargin: { top: 160, bottom: 120, left: 0, right: 0 },
        scrollThreshold: { top: 160, bottom: 120, left: 0, right: 0 },
      },
    },
    [provider],
  )

  useEffect(() => {
    editor.setEditable(canWrite && isEditing, false)
  }, [editor, canWrite, isEditing])

  useEffect(() => {
    onReady(editor)
    return () => onReady(null)
  }, [editor, onReady])

  useEffect(() => {
    comments.attach(new EditorWords(editor))
    return () => comments.attach(null)
  }, [editor, comments])

  useSectionPresence(editor, provider)

  return <EditorContent editor={editor} />
}
