import { type ReactNode, useEffect } from 'react'
import { EntryFrame } from './entry-frame.tsx'
import styles from './forms.module.css'

interface EntryWordsProps {
  title: string
  /** Something was just done on this page: the title takes the focus, as it does on a page one comes to. */
  isAnswer?: boolean
  children: ReactNode
}

/** A page of the entry that has something to say and asks for nothing. */
export function EntryWords({ title, isAnswer = false, children }: EntryWordsProps) {
  useEffect(() => {
    if (isAnswer) document.querySelector<HTMLElement>('main h1')?.focus()
  }, [isAnswer])
  return (
    <EntryFrame title={title}>
      <div className={styles.words}>{children}</div>
    </EntryFrame>
  )
}
