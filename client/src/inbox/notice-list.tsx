import { Trans, useLingui } from '@lingui/react/macro'
import type { Notice } from '@plenary/shared/notices.ts'
import { Button } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import styles from './notice-list.module.css'
import { NoticeRow } from './notice-row.tsx'
import type { useInbox } from './use-inbox.ts'

interface NoticeListProps {
  inbox: ReturnType<typeof useInbox>
  /** Undefined until they have come. */
  notices: readonly Notice[] | undefined
  /** One goes to what a notice is about. */
  onLeave: () => void
}

/** What one hears of, the newest first; older ones when they are asked for. */
export function NoticeList({ inbox, notices, onLeave }: NoticeListProps) {
  const { t } = useLingui()
  const { error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = inbox
  return (
    <div className={styles.scroll}>
      {error && (
        <div className={styles.aside}>
          <ProblemNote error={error}>
            <Button isDense onClick={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          </ProblemNote>
        </div>
      )}
      {!notices && !error && (
        <div className={styles.aside}>
          <LoadingLines
            label={t`Opening your notifications`}
            slowLabel={t`The server is slow to answer. The list comes as soon as it does.`}
          />
        </div>
      )}
      {notices?.length === 0 && <Nothing />}
      {notices && notices.length > 0 && (
        <ol className={styles.list}>
          {notices.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} onLeave={onLeave} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <div className={styles.aside}>
          <Button
            isWide
            isDense
            isWorking={isFetchingNextPage}
            workingLabel={t`Opening`}
            onClick={() => void fetchNextPage()}
          >
            <Trans>Older notifications</Trans>
          </Button>
        </div>
      )}
    </div>
  )
}

function Nothing() {
  return (
    <div className={styles.nothing}>
      <p className={text.medium}>
        <Trans>Nothing here yet</Trans>
      </p>
      <p className={text.help}>
        <Trans>
          When somebody mentions you, gives you something to see to or replies to you, it is said here.
        </Trans>
      </p>
    </div>
  )
}
