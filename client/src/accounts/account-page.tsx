import { Trans, useLingui } from '@lingui/react/macro'
import { TriangleAlert } from 'lucide-react'
import { NotificationsSection } from '../inbox/notifications-section.tsx'
import { Button } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import styles from './account-page.module.css'
import { AccountSection } from './account-section.tsx'
import { CodeAppWay } from './code-app-way.tsx'
import { DeleteSection } from './delete-section.tsx'
import { EmailWay } from './email-way.tsx'
import { MandatesSection } from './mandates-section.tsx'
import { NameSection } from './name-section.tsx'
import { PasskeysWay } from './passkeys-way.tsx'
import { PasswordWay } from './password-way.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { useKeys } from './use-keys.ts'
import { useMe } from './use-me.ts'

/** One's own account: name, ways in, where one is signed in, and the way out for good. */
export function AccountPage() {
  const { t } = useLingui()
  const { canComeBack } = useMe()
  return (
    <div className={styles.page}>
      <title>{`${t`Your account`} · Plenary`}</title>
      <PageTitle>
        <Trans>Your account</Trans>
      </PageTitle>
      {!canComeBack && <OnlyKey />}
      <NameSection />
      <MandatesSection />
      <WaysIn />
      <NotificationsSection />
      <SessionsSection />
      <DeleteSection />
    </div>
  )
}

/** A guest who closes this browser's session for good is locked out: nothing else opens the account. */
function OnlyKey() {
  return (
    <p className={styles.caution}>
      <TriangleAlert aria-hidden size={20} strokeWidth={1.75} />
      <span>
        <b>
          <Trans>This browser is your only key.</Trans>
        </b>{' '}
        <Trans>Add a passkey or a password so that you can come back.</Trans>
      </span>
    </p>
  )
}

function WaysIn() {
  const { t } = useLingui()
  const { data: keys, error, refetch } = useKeys()
  return (
    <AccountSection title={t`Ways in`}>
      {error && (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void refetch()}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
      {!keys && !error && (
        <LoadingLines
          label={t`Opening the list of your keys`}
          slowLabel={t`The server is slow to answer. The list comes as soon as it does.`}
        />
      )}
      {keys && (
        <div>
          <PasskeysWay passkeys={keys.passkeys} />
          <EmailWay />
          <PasswordWay hasPassword={keys.hasPassword} />
          <CodeAppWay keys={keys} />
        </div>
      )}
    </AccountSection>
  )
}
