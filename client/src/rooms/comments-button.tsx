import { Plural } from '@lingui/react/macro'
import { MessageSquare } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import styles from './comments-button.module.css'

/** How many comments are open in a room, and the way to all of them. */
export type CommentsProps = { count: number; onOpen: () => void }

/** Where comments have no column of their own, a button opens them. */
export function CommentsButton({ count, onOpen }: CommentsProps) {
  return (
    <span className={styles.button}>
      <Button isDense aria-haspopup="dialog" onClick={onOpen}>
        <MessageSquare aria-hidden size={20} strokeWidth={1.75} />
        <Plural value={count} one="# comment" other="# comments" />
      </Button>
    </span>
  )
}
