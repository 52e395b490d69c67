import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { Button } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './admission-queue.module.css'
import { AdmissionRow } from './admission-row.tsx'
import { type Decision, joinRequestsQuery, useDecide } from './use-join-requests.ts'

interface AdmissionQueueProps {
  coalitionSlug: string
  /** Only those who asked to come into this room; nothing is shown while there are none. */
  roomId?: RoomId
}

/** Those who wait to be let in, for coordinators. Asks again while it is seen. */
export function AdmissionQueue({ coalitionSlug, roomId }: AdmissionQueueProps) {
  const { t } = useLingui()
  const section = useRef<HTMLElement>(null)
  const { data: requests, error, refetch } = useQuery(joinRequestsQuery(coalitionSlug, roomId))
  const { data: coalition } = useQuery(coalitionQuery(coalitionSlug))
  const decide = useDecide(coalitionSlug)
  const isForCoalition = roomId === undefined
  const count = requests?.length ?? 0

  const handleDecide = (decision: Decision) =>
    decide.mutate(decision, {
      onSuccess: () => {
        const name = decision.request.displayName
        showToast(decision.does === 'admit' ? t`${name} is in.` : t`${name} has been declined.`)
        // The row that had the focus is gone.
        section.current?.focus()
      },
    })

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t`Waiting to be let in`}
      className={styles.queue}
      data-empty={!isForCoalition && count === 0 && !error && !decide.error ? '' : undefined}
    >
      <span role="status">
        <VisuallyHidden>
          {count > 0 && t`${plural(count, { one: '# person asks', other: '# people ask' })} to be let in.`}
        </VisuallyHidden>
      </span>
      {error && !requests && (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void refetch()}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
      {decide.error && <ProblemNote error={decide.error} />}
      {isForCoalition && !requests && !error && (
        <LoadingLines
          label={t`Opening the list of those who wait`}
          slowLabel={t`The server is slow to answer.`}
        />
      )}
      {isForCoalition && requests && count === 0 && (
        <p className={text.help}>
          <Trans>Nobody is waiting. Whoever uses a link that waits for a coordinator appears here.</Trans>
        </p>
      )}
      {count > 0 && (
        <ul className={styles.list}>
          {requests?.map((request) => (
            <AdmissionRow
              key={request.id}
              request={request}
              organizations={coalition?.organizations ?? []}
              selfId={coalition?.acting.memberId}
              showsPlace={isForCoalition}
              isDeciding={decide.isPending && decide.variables.request.id === request.id}
              onDecide={handleDecide}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
