import { Trans, useLingui } from '@lingui/react/macro'
import { type InvitePreview, inviteTokenSchema, type OwnRequest } from '@plenary/shared/invites.ts'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { meQuery } from '../accounts/use-me.ts'
import { Button } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { EndedSheet } from './ended-sheet.tsx'
import { InviteSheet } from './invite-sheet.tsx'
import { JoinForm } from './join-form.tsx'
import { JoinFrame } from './join-frame.tsx'
import { RequestPanel } from './request-panel.tsx'
import { RequestSheet } from './request-sheet.tsx'
import { useOwnRequest } from './use-own-request.ts'
import { ownRequestsQuery, previewQuery } from './use-own-requests.ts'

/** What a link opens: who invites, to what; how one takes part; the wait; and a clear word when it has ended. */
export function JoinPage() {
  const { t } = useLingui()
  const token = useLocation({ select: ({ hash }) => hash })
  const title = t`Invitation`
  if (token === '') return <JoinFrame title={title} sheet={<EndedSheet why="incomplete" />} />
  if (!inviteTokenSchema.safeParse(token).success)
    return <JoinFrame title={title} sheet={<EndedSheet why="unknown" />} />
  // Another link in the same tab is another page.
  return <OpenedLink key={token} token={token} />
}

function OpenedLink({ token }: { token: string }) {
  const { t } = useLingui()
  const preview = useQuery(previewQuery(token))
  const requests = useQuery(ownRequestsQuery)
  const { data: me, isPending } = useQuery(meQuery)
  const { mine, keep, release } = useOwnRequest(preview.data, requests.data)
  const lookAgain = () => void preview.refetch()
  const title = t`Invitation`

  const error = preview.error ?? (requests.data ? null : requests.error)
  if (error) {
    const retry = () => void Promise.all([preview.refetch(), requests.refetch()])
    return <JoinFrame title={title} sheet={<Failed error={error} onRetry={retry} />} />
  }
  if (!preview.data || !requests.data || isPending) return <JoinFrame title={title} sheet={<Opening />} />
  if (mine) {
    const startAgain = () => {
      release()
      lookAgain()
    }
    return (
      <JoinFrame title={title} sheet={<SheetOf preview={preview.data} request={mine} />}>
        <RequestPanel request={mine} error={requests.error} onStartAgain={startAgain} />
      </JoinFrame>
    )
  }
  if (preview.data.state === 'ended') {
    return (
      <JoinFrame title={title} sheet={<EndedSheet why={preview.data.why} earlier={requests.data[0]} />} />
    )
  }
  return (
    <JoinFrame title={title} sheet={<InviteSheet invite={preview.data} />}>
      <JoinForm
        token={token}
        invite={preview.data}
        account={me?.account ?? null}
        onAsked={keep}
        onEnded={lookAgain}
      />
    </JoinFrame>
  )
}

function SheetOf({ preview, request }: { preview: InvitePreview; request: OwnRequest }) {
  return preview.state === 'open' ? (
    <InviteSheet invite={preview} isUsed />
  ) : (
    <RequestSheet request={request} />
  )
}

function Opening() {
  const { t } = useLingui()
  return (
    <LoadingLines
      label={t`Opening the invitation`}
      slowLabel={t`The server is slow to answer. The invitation comes as soon as it does.`}
    />
  )
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <>
      <PageTitle>
        <Trans>The link could not be looked at</Trans>
      </PageTitle>
      <ProblemNote error={error}>
        <Button isDense onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    </>
  )
}
