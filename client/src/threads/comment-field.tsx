import { useLingui } from '@lingui/react/macro'
import type { RoomParties } from '@plenary/shared/threads.ts'
import { type Editor, EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import { useEffect, useId, useRef } from 'react'
import { OrganizationMark } from '../ui/mark.tsx'
import styles from './comment-field.module.css'
import { commentExtensions, type Written, writtenIn } from './comment-schema.ts'
import { type MentionList, useMentions } from './use-mentions.ts'

interface CommentFieldProps {
  label: string
  placeholder: string
  parties: RoomParties | undefined
  /** What stands in it at first: what was begun before, or what is to be changed. */
  initial: JSONContent | null
  hasFocus: boolean
  /** Called at first and with each change. */
  onChange: (written: Written) => void
  /** Ctrl Enter. */
  onSend: () => void
}

/** The field in which one writes a comment: bold, italics, links, and `@` for those of the room. */
export function CommentField(props: CommentFieldProps) {
  const { t } = useLingui()
  const { label, placeholder, parties, initial, hasFocus } = props
  const { list, suggestion } = useMentions(parties)
  const listId = useId()
  const now = useRef({ ...props, list, listId })
  now.current = { ...props, list, listId }
  const editor = useEditor({
    extensions: commentExtensions(placeholder, suggestion),
    // As JSON, since the content policy forbids parsing HTML here.
    content: initial ?? { type: 'doc', content: [{ type: 'paragraph' }] },
    injectCSS: false,
    autofocus: hasFocus ? 'end' : false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: () => fieldAttributes(label, now.current),
      handleKeyDown: (_view, event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
        now.current.onSend()
        return true
      },
    },
    onCreate: ({ editor: made }) => tell(made, now.current),
    onUpdate: ({ editor: changed }) => tell(changed, now.current),
  })
  // The attributes say what the list shows, and the editor draws them only when it is told to.
  useEffect(() => {
    void list
    editor.view.dispatch(editor.state.tr.setMeta('addToHistory', false))
  }, [editor, list])
  return (
    <div className={styles.field}>
      <EditorContent editor={editor} />
      {list && <Mentionables list={list} id={listId} label={t`Whom you may mention`} />}
    </div>
  )
}

function tell(editor: Editor, { onChange }: Pick<CommentFieldProps, 'onChange'>): void {
  onChange(writtenIn(editor))
}

function fieldAttributes(
  label: string,
  { list, listId }: { list: MentionList; listId: string },
): Record<string, string> {
  return {
    class: styles.words ?? '',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    ...(list && { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${list.chosen}` }),
  }
}

function Mentionables({ list, id, label }: { list: NonNullable<MentionList>; id: string; label: string }) {
  return (
    <div role="listbox" id={id} aria-label={label} className={styles.list}>
      {list.items.map(({ of, id: itemId, label: name, note, hue, letters }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the field's.
        <div
          key={`${of} ${itemId}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === list.chosen}
          className={styles.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => list.choose(index)}
        >
          <OrganizationMark hue={hue} letters={letters} name={note} size="small" isDecorative />
          <span className={styles.name}>
            <bdi>{name}</bdi>
            <span className={styles.note}>
              <bdi>{note}</bdi>
            </span>
          </span>
        </div>
      ))}
    </div>
  )
}
