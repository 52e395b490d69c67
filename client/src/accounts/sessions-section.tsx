import { Trans, useLingui } from '@lingui/react/macro'
import type { OwnSession } from '@plenary/shared/accounts.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import styles from './account-section.module.css'
import { AccountSection } from './account-section.tsx'
import { dayOf, writtenDay } from './days.ts'
import { saidProblem } from './said-problem.ts'
import { useEndOtherSessions, useEndSession, useSessions, useSignOutEverywhere } from './use-sessions.ts'

/** Where the account is signed in, and how to end that: one place, all others, everywhere. */
export function SessionsSection() {
  const { t } = useLingui()
  const { data: sessions, error, refetch } = useSessions()
  const others = useEndOtherSessions()
  const problem = saidProblem(others.error)
  const hasOthers = sessions?.some(({ isCurrent }) => !isCurrent)
  return (
    <AccountSection
      title={t`Where you are signed in`}
      help={<Trans>Which device it is, and from where, is not kept.</Trans>}
    >
      {error && (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void refetch()}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
      {!sessions && !error && (
        <LoadingLines
          label={t`Opening the list of places`}
          slowLabel={t`The server is slow to answer. The list comes as soon as it does.`}
        />
      )}
      {sessions && (
        <ul className={styles.list}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      {problem !== null && <ProblemNote error={problem} />}
      <div className={styles.acts}>
        {hasOthers && (
          <Button
            isWorking={others.isPending}
            workingLabel={t`Signing out`}
            onClick={() =>
              others.mutate(undefined, { onSuccess: () => showToast(t`You are signed in only here now`) })
            }
          >
            <Trans>Sign out everywhere else</Trans>
          </Button>
        )}
        <SignOutEverywhere />
      </div>
    </AccountSection>
  )
}

function SessionRow({ session: { id, isCurrent, signedInAt, lastUsedOn } }: { session: OwnSession }) {
  const { t } = useLingui()
  const locale = useLocale()
  const end = useEndSession()
  const problem = saidProblem(end.error)
  const since = dayOf(signedInAt, locale)
  const used = writtenDay(lastUsedOn, locale)
  return (
    <li>
      <div className={styles.words}>
        <span className={text.medium}>
          {isCurrent ? <Trans>This device</Trans> : <Trans>Another device or browser</Trans>}
        </span>
        <span className={text.help}>
          <Trans>
            Signed in on {since}, last used on {used}
          </Trans>
        </span>
      </div>
      {!isCurrent && (
        <div className={styles.rowActs}>
          <Button
            isDense
            variant="bare"
            aria-label={t`Sign out where you signed in on ${since}`}
            isWorking={end.isPending}
            workingLabel={t`Signing out`}
            onClick={() => end.mutate(id)}
          >
            <Trans>Sign out</Trans>
          </Button>
        </div>
      )}
      {problem !== null && <ProblemNote error={problem} />}
    </li>
  )
}

function SignOutEverywhere() {
  const { t } = useLingui()
  const [isAsked, setAsked] = useState(false)
  const signOut = useSignOutEverywhere()
  const close = () => {
    signOut.reset()
    setAsked(false)
  }
  return (
    <>
      <Button onClick={() => setAsked(true)}>
        <Trans>Sign out everywhere</Trans>
      </Button>
      <ConfirmDialog
        title={t`Sign out everywhere?`}
        isOpen={isAsked}
        onClose={close}
        act={t`Sign out everywhere`}
        workingLabel={t`Signing out`}
        isWorking={signOut.isPending}
        problem={saidProblem(signOut.error)}
        onConfirm={() => signOut.mutate()}
      >
        <p>
          <Trans>
            Here too. What was written and is not yet shown as saved on another device may be lost.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  )
}
