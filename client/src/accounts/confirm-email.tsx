import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { failureCode } from '../api.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { EntryWords } from './entry-words.tsx'
import { LinkEnded } from './link-ended.tsx'
import { useConfirmEmail } from './use-account.ts'

/** Makes a new e-mail address count, by the same account that asked for it, signed in. */
export function ConfirmEmail({ token }: { token: string | null }) {
  const { t } = useLingui()
  const confirm = useConfirmEmail()
  const code = confirm.error && failureCode(confirm.error)
  if (token === null || code === 'link-ended') return <EmailLinkEnded isAnswer={token !== null} />
  if (code === 'signed-out') return <SignInFirst />
  if (confirm.isSuccess) return <EmailConfirmed />
  return (
    <EntryWords title={t`Confirm your new e-mail address`}>
      <p>
        <Trans>From then on you sign in with this address, and the earlier one counts no more.</Trans>
      </p>
      {confirm.error && <ProblemNote error={confirm.error} />}
      <Button
        variant="primary"
        isWorking={confirm.isPending}
        workingLabel={t`Confirming`}
        onClick={() => confirm.mutate(token)}
      >
        <Trans>Confirm</Trans>
      </Button>
    </EntryWords>
  )
}

/** The secret of the link does not travel through the sign-in page: it would stand in an address that is sent. */
function SignInFirst() {
  const { t } = useLingui()
  return (
    <EntryWords isAnswer title={t`Sign in first`}>
      <p>
        <Trans>
          Only the account that asked for the new address can confirm it. Sign in on this device, then open
          the link of the mail again. Nothing has been changed.
        </Trans>
      </p>
      <Link to="/sign-in" className={buttonClass({ variant: 'primary' })}>
        <Trans>Sign in</Trans>
      </Link>
    </EntryWords>
  )
}

function EmailConfirmed() {
  const { t } = useLingui()
  return (
    <EntryWords isAnswer title={t`Your new e-mail address counts`}>
      <p>
        <Trans>Use it from now on when you sign in with your password.</Trans>
      </p>
      <Link to="/account" className={buttonClass({ variant: 'primary' })}>
        <Trans>Your account</Trans>
      </Link>
    </EntryWords>
  )
}

function EmailLinkEnded({ isAnswer }: { isAnswer: boolean }) {
  return (
    <LinkEnded isAnswer={isAnswer}>
      <p>
        <Trans>Your address is as it was. On the page of your account you can ask for a new link.</Trans>
      </p>
      <Link to="/account" className={buttonClass({ variant: 'primary' })}>
        <Trans>Your account</Trans>
      </Link>
    </LinkEnded>
  )
}
