import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMe } from '../accounts/use-me.ts'
import { ownRequestsQuery } from '../invites/use-own-requests.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import styles from './no-coalition-page.module.css'
import { OwnRequests } from './own-requests.tsx'

/** What somebody in no coalition sees: why, what to do, and what has become of their requests to join one. */
export function NoCoalitionPage() {
  const { t } = useLingui()
  const { canCreateCoalition } = useMe()
  const { data: requests = [], error, refetch } = useQuery(ownRequestsQuery)
  return (
    <div className={styles.page}>
      <title>{`${t`No coalition yet`} · Plenary`}</title>
      <PageTitle>
        <Trans>You are in no coalition yet</Trans>
      </PageTitle>
      <p>
        <Trans>
          Documents belong to a coalition. One comes into it by a link from one of its coordinators: open the
          link in this browser, and your account is used.
        </Trans>
      </p>
      {canCreateCoalition && (
        <p className={styles.acts}>
          <Link to="/new-coalition" className={buttonClass({ variant: 'primary' })}>
            <Trans>Create a coalition</Trans>
          </Link>
        </p>
      )}
      {error && (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void refetch()}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
      {requests.length > 0 && <OwnRequests requests={requests} />}
    </div>
  )
}
