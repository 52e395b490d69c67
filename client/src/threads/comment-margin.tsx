import { Trans, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { memo, type ReactNode, useMemo, useRef } from 'react'
import type { Place } from '../anchors/flat-text.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import styles from './comment-margin.module.css'
import { DetachedTray } from './detached-tray.tsx'
import { focusCard, focusText } from './focus-card.ts'
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
  others: readonly OtherCard[]
}

/** A card of something else than a comment, and where its words stand. */
export type OtherCard = { id: string; place: Place; isCurrent: boolean; card: ReactNode }

/** The comments beside the text, each level with its words. */
export function CommentMargin({ desk, isFolded, sections, others }: CommentMarginProps) {
  const { t } = useLingui()
  const { placed, detached } = usePlacedThreads(desk)
  return (
    <aside
      aria-label={t`Comments`}
      data-region="margin"
      className={classNames(styles.margin, isFolded && styles.folded)}
    >
      {!isFolded && <ThreadTabs desk={desk} sections={sections} />}
      <Beside desk={desk} placed={placed} others={others} isFolded={isFolded} />
      {!isFolded && <DetachedTray desk={desk} threads={detached} />}
    </aside>
  )
}

interface BesideProps extends Pick<CommentMarginProps, 'desk' | 'others' | 'isFolded'> {
  placed: readonly Thread[]
}

/** The cards that stand level with their words. */
function Beside({ desk, placed, others, isFolded }: BesideProps) {
  const box = useRef<HTMLDivElement>(null)
  const { draft, text, select } = desk
  const byId = useMemo(() => new Map(placed.map((thread) => [thread.id as string, thread])), [placed])
  const { ids, placeOf, otherOf } = useCards(desk, placed, others)
  const currentId = draft ? NEW_THREAD : (desk.currentId ?? others.find((one) => one.isCurrent)?.id ?? null)
  const { tops, heightPx, drawn, cardRef } = useMarginLayout({ text, ids, placeOf, currentId, box })
  return (
    <div ref={box} className={styles.cards} style={{ '--height': `${heightPx}px` } as React.CSSProperties}>
      <ListState desk={desk} isEmpty={placed.length === 0 && !draft} isFolded={isFolded} />
      {drawn.map((id) => {
        const thread = byId.get(id)
        const isCurrent = id === currentId
        const other = otherOf(id)
        if (!thread && !other && id !== NEW_THREAD) return null
        return (
          <div
            key={id}
            ref={cardRef}
            data-id={id}
            className={classNames(
              styles.place,
              isCurrent && styles.current,
              placeOf(id) ? styles.tied : undefined,
            )}
            style={{ '--top': `${tops.get(id) ?? 0}px` } as React.CSSProperties}
          >
            {other ? (
              other.card
            ) : !thread ? (
              <BegunCard desk={desk} />
            ) : isFolded && !isCurrent ? (
              <ThreadPin thread={thread} onSelect={() => select(thread.id)} />
            ) : (
              <PlacedCard thread={thread} isCurrent={isCurrent} text={text} select={select} />
            )}
          </div>
        )
      })}
    </div>
  )
}

/** The cards from above to below, whatever they are; the one that is being written stands among them by its words. */
function useCards({ draft, text }: ThreadDesk, placed: readonly Thread[], others: readonly OtherCard[]) {
  return useMemo(() => {
    const byId = new Map(others.map((other) => [other.id, other]))
    const otherOf = (id: string) => byId.get(id)
    const placeOf = (id: string) => byId.get(id)?.place ?? text.placeOf(id)
    const start = (id: string) => placeOf(id)?.from ?? -1
    const more = [...byId.keys(), ...(draft ? [NEW_THREAD] : [])]
    const ids = placed.map(({ id }) => id as string)
    if (more.length > 0) ids.push(...more)
    const isSorted = more.length === 0
    return { ids: isSorted ? ids : ids.toSorted((a, b) => start(a) - start(b)), placeOf, otherOf }
  }, [draft, text, placed, others])
}

interface PlacedCardProps extends Pick<ThreadDesk, 'text' | 'select'> {
  thread: Thread
  isCurrent: boolean
}

/** Drawn anew only when its thread is another: where it stands is its frame's affair. */
const PlacedCard = memo(function PlacedCard({ thread, isCurrent, text, select }: PlacedCardProps) {
  return (
    <ThreadCard
      thread={thread}
      isCurrent={isCurrent}
      hasQuote={!text.isShown}
      onSelect={() => {
        select(thread.id)
        const place = text.placeOf(thread.id)
        if (place) text.reveal(place)
      }}
      onClose={() => {
        select(null)
        focusText()
      }}
    />
  )
})

function BegunCard({ desk: { draft, begin, select } }: { desk: ThreadDesk }) {
  if (draft === 'too-long') return <TooLongNote onClose={() => begin(null)} />
  if (!draft) return null
  return (
    <NewThread
      draft={draft}
      onDone={(thread) => {
        begin(null)
        select(thread.id)
        focusCard(thread.id)
      }}
      onCancel={() => {
        begin(null)
        focusText()
      }}
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
