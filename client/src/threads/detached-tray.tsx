import { Plural, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { Unlink } from 'lucide-react'
import { useState } from 'react'
import { DetachedNote } from './detached-note.tsx'
import styles from './detached-tray.module.css'
import { ThreadCard } from './thread-card.tsx'
import type { ThreadDesk } from './use-thread-desk.ts'

/** The threads whose words are gone, at the foot of the margin with their old words: none is lost silently. */
export function DetachedTray({ desk, threads }: { desk: ThreadDesk; threads: readonly Thread[] }) {
  const { t } = useLingui()
  const isLed = threads.some(({ id }) => id === desk.currentId)
  const [isOpen, setOpen] = useState(false)
  if (threads.length === 0) return null
  const isShown = isOpen || isLed || desk.filter.isDetachedOnly
  return (
    <section className={styles.tray} aria-label={t`Detached comments`}>
      <button type="button" aria-expanded={isShown} className={styles.head} onClick={() => setOpen(!isShown)}>
        <Unlink aria-hidden size={16} strokeWidth={2} />
        <Plural
          value={threads.length}
          one="# detached comment: its words were deleted"
          other="# detached comments: their words were deleted"
        />
      </button>
      {isShown && (
        <div className={styles.list}>
          {threads.map((thread) => (
            <ThreadCard
              key={thread.id}
              thread={thread}
              hasQuote
              isCurrent={thread.id === desk.currentId}
              note={thread.id === desk.currentId && <DetachedNote thread={thread} />}
              onSelect={() => desk.select(thread.id)}
              onClose={() => desk.select(null)}
            />
          ))}
        </div>
      )}
    </section>
  )
}
