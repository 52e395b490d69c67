import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ListState } from './comment-margin.tsx'
import { DetachedNote } from './detached-note.tsx'
import { ThreadCard } from './thread-card.tsx'
import styles from './thread-list.module.css'
import { ThreadTabs } from './thread-tabs.tsx'
import { usePlacedThreads } from './use-placed-threads.ts'
import type { ThreadDesk } from './use-thread-desk.ts'

/** So many cards at a time: a long list is read from its top. */
const PAGE = 30

interface ThreadListProps {
  desk: ThreadDesk
  sections: readonly { id: string; title: string }[]
  /** Called when one has been chosen. */
  onChosen: () => void
}

/** All comments in a list, where they cannot stand beside their words. */
export function ThreadList({ desk, sections, onChosen }: ThreadListProps) {
  const { placed, detached } = usePlacedThreads(desk)
  const [count, setCount] = useState(PAGE)
  const threads = [...placed, ...detached]
  const choose = (thread: (typeof threads)[number]) => {
    desk.select(thread.id)
    const place = desk.text.placeOf(thread.id)
    if (place) desk.text.reveal(place)
    onChosen()
  }
  return (
    <>
      <ThreadTabs desk={desk} sections={sections} />
      <div className={styles.list}>
        <ListState desk={desk} isEmpty={threads.length === 0} />
        {threads.slice(0, count).map((thread) => (
          <ThreadCard
            key={thread.id}
            thread={thread}
            hasQuote
            isCurrent={false}
            note={detached.includes(thread) && <DetachedNote thread={thread} />}
            onSelect={() => choose(thread)}
            onClose={() => {}}
          />
        ))}
        {threads.length > count && (
          <Button onClick={() => setCount(count + PAGE)}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </div>
    </>
  )
}
