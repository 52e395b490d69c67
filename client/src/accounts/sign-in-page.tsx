import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import text from '../ui/text.module.css'
import { DEMO_PASSWORD, DemoPeople } from './demo-people.tsx'
import { EntryFrame } from './entry-frame.tsx'
import { farewell } from './farewell.ts'
import { OrWithPassword, PasskeyButton } from './passkey-button.tsx'
import { canUsePasskeys } from './passkeys.ts'
import { PasswordEntry } from './password-entry.tsx'
import { saidProblem } from './said-problem.ts'
import styles from './sign-in-page.module.css'
import { usePasskeySignIn } from './use-passkeys.ts'
import { usePasswordEntry } from './use-password-entry.ts'

/** Signs in, then goes on to `next`, a path already checked to be ours. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' })
  const { t } = useLingui()
  const router = useRouter()
  const goOn = () => router.history.push(next ?? '/')
  const entry = usePasswordEntry({ onSignedIn: goOn })
  const hasPasskeys = canUsePasskeys()
  return (
    <EntryFrame title={t`Sign in`}>
      {farewell() === 'account-deleted' && <AccountDeleted />}
      {hasPasskeys && <PasskeyEntry onSignedIn={goOn} />}
      <PasswordEntry entry={entry} next={next} isFirstWay={!hasPasskeys} />
      <DemoPeople
        onChoose={(email) => void entry.form.submit({ email, password: DEMO_PASSWORD, code: '' })}
      />
    </EntryFrame>
  )
}

function PasskeyEntry({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useLingui()
  const signIn = usePasskeySignIn()
  return (
    <div className={styles.passkey}>
      <PasskeyButton
        label={t`Sign in with a passkey`}
        workingLabel={t`Signing in`}
        isWorking={signIn.isPending}
        problem={saidProblem(signIn.error)}
        onPress={() => signIn.mutate(undefined, { onSuccess: (me) => me && onSignedIn() })}
      />
      <OrWithPassword />
    </div>
  )
}

function AccountDeleted() {
  return (
    <p role="status" className={styles.done}>
      <Check aria-hidden size={20} strokeWidth={1.75} />
      <span>
        <b className={text.medium}>
          <Trans>Your account is deleted.</Trans>
        </b>{' '}
        <Trans>Your name, your address and your keys are gone from this server.</Trans>
      </span>
    </p>
  )
}
