import { Trans, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import styles from './comment-margin.module.css'
import { DetachedTray } from './detached-tray.tsx'
import { NewThread, TooLongNote } from './new-thread.tsx'
import { ThreadCard } from './thread-card.tsx'
import { ThreadPin } from './thread-pin.tsx'
import { ThreadTabs } from './thread-tabs.tsx'
import { useMarginLayout } from './use-margin-layout.ts'
import { usePlacedThreads } from './use-placed-threads.ts'
import { NEW_THREAD, type ThreadDesk } from './use-thread-desk.ts'

interface CommentMarginProps {
  desk: ThreadDesk
  /** Where there is no column for it, pins stand beside the text, and a card over its edge. */
  isFolded: boolean
  sections: readonly { id: string; title: string }[]
}

/** The comments beside the text, each level with its words. */
export function CommentMargin({ desk, isFolded, sections }: CommentMarginProps) {
  const { t } = useLingui()
  const { placed, detached } = usePlacedThreads(desk)
  return (
    <aside
      aria-label={t`Comments`}
      data-region="margin"
      className={classNames(styles.margin, isFolded && styles.folded)}
    >
      {!isFolded && <ThreadTabs desk={desk} sections={sections} />}
      <Beside desk={desk} placed={placed} isFolded={isFolded} />
      {!isFolded && <DetachedTray desk={desk} threads={detached} />}
    </aside>
  )
}

/** The cards that stand level with their words. */
function Beside({
  desk,
  placed,
  isFolded,
}: {
  desk: ThreadDesk
  placed: readonly Thread[]
  isFolded: boolean
}) {
  const box = useRef<HTMLDivElement>(null)
  const { draft, text } = desk
  const ids = placed.map(({ id }) => id as string)
  const at = draft && text.placeOf(NEW_THREAD)
  const before = at ? placed.filter(({ id }) => (text.placeOf(id)?.from ?? -1) < at.from).length : 0
  if (draft) ids.splice(before, 0, NEW_THREAD)
  const currentId = draft ? NEW_THREAD : desk.currentId
  const { tops, heightPx, drawn, cardRef } = useMarginLayout({ text, ids, currentId, box })
  return (
    <div ref={box} className={styles.cards} style={{ '--height': `${heightPx}px` } as React.CSSProperties}>
      <ListState desk={desk} isEmpty={placed.length === 0 && !draft} isFolded={isFolded} />
      {ids.map((id) => {
        const thread = placed.find((each) => each.id === id)
        if (!drawn.has(id)) return null
        const isCurrent = id === currentId
        return (
          <div
            key={id}
            ref={cardRef}
            data-id={id}
            className={classNames(styles.place, isCurrent && styles.current)}
            style={{ '--top': `${tops.get(id) ?? 0}px` } as React.CSSProperties}
          >
            {thread ? (
              isFolded && !isCurrent ? (
                <ThreadPin thread={thread} onSelect={() => desk.select(thread.id)} />
              ) : (
                <PlacedCard desk={desk} thread={thread} />
              )
            ) : (
              <BegunCard desk={desk} />
            )}
          </div>
        )
      })}
    </div>
  )
}

function PlacedCard({ desk, thread }: { desk: ThreadDesk; thread: Thread }) {
  return (
    <ThreadCard
      thread={thread}
      isCurrent={thread.id === desk.currentId}
      hasQuote={!desk.text.isShown}
      onSelect={() => {
        desk.select(thread.id)
        const place = desk.text.placeOf(thread.id)
        if (place) desk.text.reveal(place)
      }}
      onClose={() => desk.select(null)}
    />
  )
}

function BegunCard({ desk: { draft, begin, select } }: { desk: ThreadDesk }) {
  if (draft === 'too-long') return <TooLongNote onClose={() => begin(null)} />
  if (!draft) return null
  return (
    <NewThread
      draft={draft}
      onDone={(thread) => {
        begin(null)
        select(thread.id)
      }}
      onCancel={() => begin(null)}
    />
  )
}

/** A wait, a failure or nothing at all. */
export function ListState({
  desk: { query, tab, mayComment, filter },
  isEmpty,
  isFolded = false,
}: {
  desk: ThreadDesk
  isEmpty: boolean
  isFolded?: boolean
}) {
  const { t } = useLingui()
  if (isFolded) return null
  if (query.isPending)
    return <LoadingLines label={t`Opening the comments`} slowLabel={t`The comments are slow to arrive.`} />
  if (query.error && !query.data)
    return (
      <ProblemNote error={query.error}>
        <Button isDense onClick={() => void query.refetch()}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    )
  if (!isEmpty) return null
  const isFiltered = filter.whose !== 'everybody' || filter.sectionId !== null || filter.isDetachedOnly
  return (
    <p className={styles.empty}>
      {isFiltered ? (
        <Trans>No comment is like that. Take the filter away to see the others.</Trans>
      ) : tab === 'settled' ? (
        <Trans>What is resolved will stand here, with what became of it.</Trans>
      ) : tab === 'for-you' ? (
        <Trans>Nothing waits for you. Comments that mention you or your organisation will stand here.</Trans>
      ) : mayComment ? (
        <Trans>No comments yet. Select some words and choose “Comment”.</Trans>
      ) : (
        <Trans>No comments yet.</Trans>
      )}
    </p>
  )
}
