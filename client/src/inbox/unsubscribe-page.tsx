import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { EntryWords } from '../accounts/entry-words.tsx'
import { LinkEnded } from '../accounts/link-ended.tsx'
import { linkToken } from '../accounts/link-token.ts'
import { failureCode } from '../api.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useUnsubscribe } from './use-mail-settings.ts'

/** What the link of a mail leads to: a press ends such mails, being opened does nothing. */
export function UnsubscribePage() {
  const { t } = useLingui()
  const { token: inAddress } = useParams({ strict: false })
  const [token] = useState(() => tokenIn(inAddress) ?? linkToken())
  const unsubscribe = useUnsubscribe()
  if (token === null || (unsubscribe.error && failureCode(unsubscribe.error) === 'link-ended'))
    return <StopLinkEnded isAnswer={token !== null} />
  if (unsubscribe.isSuccess) return <Stopped />
  return (
    <EntryWords title={t`Get no more of these mails?`}>
      <p>
        <Trans>
          Then nothing of your notifications comes by mail any more. They are still behind the bell when you
          are signed in.
        </Trans>
      </p>
      {unsubscribe.error && <ProblemNote error={unsubscribe.error} />}
      <Button
        variant="primary"
        isWorking={unsubscribe.isPending}
        workingLabel={t`Stopping`}
        onClick={() => unsubscribe.mutate(token)}
      >
        <Trans>Stop these mails</Trans>
      </Button>
    </EntryWords>
  )
}

function tokenIn(address: string | undefined): string | null {
  return address !== undefined && /^[A-Za-z0-9_-]{43}$/.test(address) ? address : null
}

function Stopped() {
  const { t } = useLingui()
  return (
    <EntryWords isAnswer title={t`No more of these mails`}>
      <p>
        <Trans>On the page of your account you can have them again.</Trans>
      </p>
      <Link to="/account" className={buttonClass()}>
        <Trans>Your account</Trans>
      </Link>
    </EntryWords>
  )
}

function StopLinkEnded({ isAnswer }: { isAnswer: boolean }) {
  return (
    <LinkEnded isAnswer={isAnswer}>
      <p>
        <Trans>On the page of your account you choose which mails you get.</Trans>
      </p>
      <Link to="/account" className={buttonClass({ variant: 'primary' })}>
        <Trans>Your account</Trans>
      </Link>
    </LinkEnded>
  )
}
