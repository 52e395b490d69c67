import { Trans, useLingui } from '@lingui/react/macro'
import type { Comment, Thread } from '@plenary/shared/threads.ts'
import type { JSONContent } from '@tiptap/core'
import { Ellipsis, Pencil, ThumbsUp, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { AuthorLine } from './author-line.tsx'
import { CommentBody } from './comment-body.tsx'
import { CommentForm } from './comment-form.tsx'
import styles from './comment-view.module.css'
import { ThreadMenu } from './thread-menu.tsx'
import { useThreadRoom } from './thread-room.ts'
import { useAct } from './use-act.tsx'

interface CommentViewProps {
  thread: Thread
  comment: Comment
  isCurrent: boolean
  /** Whether the thread begins with it: then the menu of the thread is also its own. */
  isFirst?: boolean
  /** Between the name and the words. */
  children?: ReactNode
}

/** One comment: who, when, what, and who agrees. One's own may be changed and taken away. */
export function CommentView({ thread, comment, isCurrent, isFirst = false, children }: CommentViewProps) {
  const { t } = useLingui()
  const { acts } = useThreadRoom()
  const [isEditing, setEditing] = useState(false)
  const { author, body, createdAt, editedAt } = comment
  const mayChange = comment.isOwn && thread.abilities.includes('reply')
  const own = mayChange && body ? { comment, onEdit: () => setEditing(true) } : undefined
  return (
    <div className={styles.comment}>
      <AuthorLine
        author={author}
        at={createdAt}
        isEdited={editedAt !== null}
        end={
          isCurrent &&
          (isFirst ? <ThreadMenu thread={thread} own={own} /> : own && <OwnMenu thread={thread} {...own} />)
        }
      />
      {children}
      {isEditing && body ? (
        <CommentForm
          label={t`Your comment`}
          placeholder=""
          draftKey={comment.id}
          initial={body as JSONContent}
          sendLabel={<Trans>Save</Trans>}
          hasFocus
          onSend={async (changed) => {
            if (changed) await acts.edit(thread.id, comment.id, changed)
            setEditing(false)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <div className={classNames(styles.words, !isCurrent && styles.clamped)}>
          {body ? <CommentBody body={body} /> : <p className={styles.gone}>{t`This comment was deleted.`}</p>}
        </div>
      )}
      {isCurrent && body && <Agreement thread={thread} comment={comment} />}
    </div>
  )
}

function Agreement({ thread, comment: { id, agreements } }: { thread: Thread; comment: Comment }) {
  const { t } = useLingui()
  const { acts, organizationOf } = useThreadRoom()
  const { run, problem } = useAct()
  const { count, isOwn, organizationIds } = agreements
  if (!thread.abilities.includes('reply') && count === 0) return null
  const names = organizationIds.flatMap((each) => organizationOf(each)?.shortName ?? []).join(', ')
  return (
    <>
      {problem}
      <button
        type="button"
        className={classNames(styles.agree, isOwn && styles.agreed)}
        aria-pressed={isOwn}
        disabled={!thread.abilities.includes('reply')}
        title={names || undefined}
        onClick={() => run(() => acts.agree(thread.id, id, !isOwn))}
      >
        <ThumbsUp aria-hidden size={16} strokeWidth={2} />
        {t`Agree`}
        {count > 0 && <span>{count}</span>}
      </button>
    </>
  )
}

type OwnMenuProps = { thread: Thread; comment: Comment; onEdit: () => void }

function OwnMenu({ thread, comment, onEdit }: OwnMenuProps) {
  const { t } = useLingui()
  const { acts } = useThreadRoom()
  const trigger = useOverlayTrigger('menu')
  const { run, problem } = useAct()
  return (
    <>
      {problem}
      <IconButton {...trigger.props} icon={Ellipsis} label={t`Your comment`} isDense />
      <Menu trigger={trigger} label={t`Your comment`}>
        <MenuItem icon={Pencil} onAction={onEdit}>{t`Change it`}</MenuItem>
        <MenuItem icon={Trash2} isDanger onAction={() => run(() => acts.remove(thread.id, comment.id))}>
          {t`Delete it for everybody`}
        </MenuItem>
      </Menu>
    </>
  )
}
