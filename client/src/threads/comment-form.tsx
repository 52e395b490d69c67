import { Trans, useLingui } from '@lingui/react/macro'
import type { CommentBody } from '@plenary/shared/comments.ts'
import type { JSONContent } from '@tiptap/core'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import styles from './comment-form.module.css'
import type { Written } from './comment-schema.ts'
import { useThreadRoom } from './thread-room.ts'

// Many read comments and write none: what a field is made of comes when one is asked for.
const CommentField = lazy(() =>
  import('./comment-field.tsx').then(({ CommentField: component }) => ({ default: component })),
)

interface CommentFormProps {
  label: string
  placeholder: string
  /** What it is about, so that what was begun is there when one comes back. */
  draftKey: string
  initial?: JSONContent | null
  sendLabel: ReactNode
  /** Whether there is something to send besides a comment. */
  canBeEmpty?: boolean
  hasFocus?: boolean
  isPrimary?: boolean
  onSend: (body: CommentBody | null) => Promise<unknown>
  onCancel?: () => void
  /** Above the field, and between the field and its buttons. */
  children?: ReactNode
}

/** Writes a comment. After a failure everything is still there; closing it keeps what was begun. */
export function CommentForm(props: CommentFormProps) {
  const { label, placeholder, draftKey, sendLabel, onCancel, children } = props
  const { t } = useLingui()
  const { parties, drafts } = useThreadRoom()
  const form = useCommentForm(props)
  return (
    <div className={styles.form}>
      <Suspense fallback={<div className={styles.coming} aria-hidden />}>
        <CommentField
          label={label}
          placeholder={placeholder}
          parties={parties}
          initial={drafts.get(draftKey) ?? props.initial ?? null}
          hasFocus={props.hasFocus ?? false}
          onChange={form.change}
          onSend={form.send}
        />
      </Suspense>
      {children}
      {form.isTooMuch && (
        <p role="alert" className={styles.fault}>
          <Trans>
            This is more than a comment may hold: 10,000 characters and 50 names. Nothing is lost; send it in
            parts.
          </Trans>
        </p>
      )}
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.acts}>
        <Button
          variant={props.isPrimary ? 'primary' : 'quiet'}
          isDense
          onClick={form.send}
          isWorking={form.isSending}
          workingLabel={t`Sending`}
          aria-disabled={!form.canSend || undefined}
        >
          {sendLabel}
        </Button>
        {onCancel && (
          <Button variant="bare" isDense onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        )}
      </div>
    </div>
  )
}

function useCommentForm({ draftKey, canBeEmpty = false, onSend }: CommentFormProps) {
  const { drafts } = useThreadRoom()
  const body = useRef<CommentBody | null>(null)
  const [hasBody, setHasBody] = useState(false)
  const [isTooMuch, setTooMuch] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const canSend = !isTooMuch && (hasBody || canBeEmpty)
  async function send() {
    if (!canSend || isSending) return
    setSending(true)
    setProblem(null)
    try {
      await onSend(body.current)
      drafts.delete(draftKey)
    } catch (error) {
      setProblem(error)
    } finally {
      setSending(false)
    }
  }
  return {
    problem,
    isSending,
    canSend,
    send: () => void send(),
    isTooMuch,
    change: (written: Written) => {
      body.current = written.body
      setHasBody(written.body !== null)
      setTooMuch(written.isTooMuch)
      if (written.body || written.isTooMuch) drafts.set(draftKey, written.content)
      else drafts.delete(draftKey)
    },
  }
}
