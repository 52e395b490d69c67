import { Trans, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './comment-sheet.module.css'
import { DetachedNote } from './detached-note.tsx'
import { NewThread, TooLongNote } from './new-thread.tsx'
import { ThreadCard } from './thread-card.tsx'
import { usePlacedThreads } from './use-placed-threads.ts'
import type { ThreadDesk } from './use-thread-desk.ts'

/** On a phone: one comment at a time rises from below, and its words stay in sight above it. */
export function CommentSheet({ desk }: { desk: ThreadDesk }) {
  const { t } = useLingui()
  const { placed, detached } = usePlacedThreads(desk)
  const all = [...placed, ...detached]
  const at = all.findIndex(({ id }) => id === desk.currentId)
  const thread = all[at] ?? desk.threads.find(({ id }) => id === desk.currentId)
  const { draft, begin, select } = desk
  useWordsInSight(desk, thread)
  if (!thread && !draft) return null
  const go = (step: number) => {
    const next = all[at + step]
    if (next) select(next.id)
  }
  const number = at + 1
  const total = all.length
  return (
    <section className={styles.sheet} aria-label={t`Comment`} data-region="margin">
      <header className={styles.head}>
        <span className={styles.where}>
          {draft ? (
            <Trans>New comment</Trans>
          ) : at >= 0 ? (
            <Trans>
              Comment {number} of {total}
            </Trans>
          ) : (
            <Trans>Comment</Trans>
          )}
        </span>
        {!draft && (
          <>
            <IconButton
              icon={ChevronUp}
              label={t`Previous comment`}
              disabled={at <= 0}
              onClick={() => go(-1)}
            />
            <IconButton
              icon={ChevronDown}
              label={t`Next comment`}
              disabled={at < 0 || at >= total - 1}
              onClick={() => go(1)}
            />
          </>
        )}
        <IconButton icon={X} label={t`Close`} onClick={() => (draft ? begin(null) : select(null))} />
      </header>
      <div className={styles.body}>
        {draft === 'too-long' && <TooLongNote onClose={() => begin(null)} />}
        {draft && draft !== 'too-long' && (
          <NewThread
            draft={draft}
            onDone={({ id }) => {
              begin(null)
              select(id)
            }}
            onCancel={() => begin(null)}
          />
        )}
        {!draft && thread && (
          <ThreadCard
            key={thread.id}
            thread={thread}
            isCurrent
            hasQuote={detached.includes(thread)}
            note={detached.includes(thread) && <DetachedNote thread={thread} />}
            onSelect={() => {}}
            onClose={() => select(null)}
          />
        )}
      </div>
    </section>
  )
}

/** The words stand above the sheet, also when it has just risen over them. */
function useWordsInSight({ text }: ThreadDesk, thread: Thread | undefined): void {
  const id = thread?.id
  const shown = useRef<string | null>(null)
  useEffect(() => {
    if (shown.current === (id ?? null)) return
    shown.current = id ?? null
    const place = id && text.placeOf(id)
    if (place) text.reveal(place, 0.4)
  }, [id, text])
}
