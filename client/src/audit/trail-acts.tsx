import { Trans, useLingui } from '@lingui/react/macro'
import type { Organization } from '@plenary/shared/organizations.ts'
import { Button } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TrailList } from './trail-list.tsx'
import styles from './trail-page.module.css'
import type { useTrail } from './use-trail.ts'

interface TrailActsProps {
  trail: ReturnType<typeof useTrail>
  organizations: readonly Organization[]
  /** Some acts are left out by choice. */
  isNarrowed: boolean
  onShowAll: () => void
}

/** The acts themselves, as far as they have come, and the way to older ones. */
export function TrailActs({ trail, organizations, isNarrowed, onShowAll }: TrailActsProps) {
  const { t } = useLingui()
  const { data, error, isPlaceholderData, hasNextPage, isFetchingNextPage } = trail
  const events = data?.pages.flatMap(({ items }) => items)
  if (!events && !error) {
    return (
      <LoadingLines
        label={t`Opening the trail`}
        slowLabel={t`The server is slow to answer. The trail comes as soon as it does.`}
      />
    )
  }
  return (
    <>
      {events?.length === 0 && (isNarrowed ? <NoSuchAct onShowAll={onShowAll} /> : <NoAct />)}
      {events && events.length > 0 && (
        <div aria-busy={isPlaceholderData}>
          <TrailList events={events} organizations={organizations} />
        </div>
      )}
      {error && (
        <ProblemNote error={error}>
          <Button
            isDense
            onClick={() => void (trail.isFetchNextPageError ? trail.fetchNextPage() : trail.refetch())}
          >
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
      {hasNextPage && !error && (
        <Button
          isWorking={isFetchingNextPage}
          workingLabel={t`Opening`}
          onClick={() => void trail.fetchNextPage()}
        >
          <Trans>Older acts</Trans>
        </Button>
      )}
      {events && events.length > 0 && !hasNextPage && !isNarrowed && (
        <p className={text.help}>
          <Trans>The trail begins here.</Trans>
        </p>
      )}
    </>
  )
}

function NoAct() {
  return (
    <div className={styles.empty}>
      <b>
        <Trans>Nothing has happened yet</Trans>
      </b>
      <p className={text.help}>
        <Trans>
          When somebody is invited, let in or removed, or is given a right, it is written down here.
        </Trans>
      </p>
    </div>
  )
}

function NoSuchAct({ onShowAll }: { onShowAll: () => void }) {
  return (
    <div className={styles.empty}>
      <b>
        <Trans>No act like this</Trans>
      </b>
      <p className={text.help}>
        <Trans>The trail has others.</Trans>
      </p>
      <Button isDense onClick={onShowAll}>
        <Trans>Show all acts</Trans>
      </Button>
    </div>
  )
}
