import { Trans } from '@lingui/react/macro'
import type { OwnRequest } from '@plenary/shared/invites.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { nextPath } from '../accounts/next-path.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { PanelTitle } from './panel-title.tsx'
import { refreshRights } from './use-own-requests.ts'
import styles from './waiting-panel.module.css'
import { WaitingPanel } from './waiting-panel.tsx'

interface RequestPanelProps {
  request: OwnRequest
  /** Why the page cannot say how it stands right now. */
  error: unknown
  /** Looks at the link anew. */
  onStartAgain: () => void
}

/** What has become of one's request; whoever is let in goes on by itself. */
export function RequestPanel({ request, error, onStartAgain }: RequestPanelProps) {
  switch (request.state) {
    case 'waiting':
      return <WaitingPanel request={request} error={error} />
    case 'admitted':
      return <LetIn request={request} />
    case 'declined':
      return (
        <Outcome title={<Trans>A coordinator has declined your request</Trans>}>
          <Trans>
            Nothing was opened. If you think that it is a mistake, ask the person who sent you the link.
          </Trans>
        </Outcome>
      )
    case 'withdrawn':
      return (
        <Outcome
          title={<Trans>Your request is withdrawn</Trans>}
          act={
            <Button onClick={onStartAgain}>
              <Trans>Look at the link again</Trans>
            </Button>
          }
        >
          <Trans>Nothing was opened, and the coordinators do not see it any more.</Trans>
        </Outcome>
      )
    case 'ended':
      return (
        <Outcome title={<Trans>Your request has ended</Trans>}>
          <Trans>
            The link was closed before somebody let you in. Ask the person who sent it for a new one.
          </Trans>
        </Outcome>
      )
  }
}

function Outcome({ title, children, act }: { title: ReactNode; children: ReactNode; act?: ReactNode }) {
  return (
    <div className={styles.panel} role="status">
      <PanelTitle>{title}</PanelTitle>
      <p className={text.soft}>{children}</p>
      {act}
    </div>
  )
}

function LetIn({ request }: { request: OwnRequest }) {
  const { error, open } = useOpenDestination(request)
  return (
    <div className={styles.panel} role="status">
      <PanelTitle>
        <Trans>You are in</Trans>
      </PanelTitle>
      {error === null ? (
        <p className={text.soft}>
          {request.roomTitle === null ? (
            <Trans>Opening the coalition</Trans>
          ) : (
            <Trans>
              Opening <bdi>{request.roomTitle}</bdi>
            </Trans>
          )}
        </p>
      ) : (
        <ProblemNote error={error}>
          <Button isDense onClick={open}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
    </div>
  )
}

/** Goes where the request leads, once it is known what one may do there. */
function useOpenDestination({ destination }: OwnRequest) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const open = useCallback(() => {
    setError(null)
    refreshRights(queryClient).then(() => {
      // In the place of the link, so that going back does not open it again.
      router.history.replace(nextPath(destination) ?? '/')
    }, setError)
  }, [destination, queryClient, router])
  useEffect(open, [open])
  return { error, open }
}
