import { useLingui } from '@lingui/react'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { failureCode } from '../api.ts'
import { problemText } from '../problem-text.ts'
import styles from './problem-note.module.css'

interface ProblemNoteProps {
  /** Whatever was thrown. */
  error: unknown
  /** What to do about it, such as a "Try again" button. */
  children?: ReactNode
}

/** A failure, told where it happened and announced: what happened, what is safe, what to do. */
export function ProblemNote({ error, children }: ProblemNoteProps) {
  const { i18n } = useLingui()
  const { happened, advice } = problemText(i18n, failureCode(error))
  return (
    <div role="alert" className={styles.note}>
      <CircleAlert aria-hidden size={20} strokeWidth={1.75} />
      <div className={styles.words}>
        <p>
          <b>{happened}</b> {advice}
        </p>
        {children}
      </div>
    </div>
  )
}
