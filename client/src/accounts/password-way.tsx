import { Trans, useLingui } from '@lingui/react/macro'
import { passwordChangeSchema } from '@plenary/shared/accounts.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import styles from './account-section.module.css'
import { WayIn } from './account-section.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { unlessGivenUp } from './said-problem.ts'
import { accountFieldOf, useFaultText } from './use-fault-text.ts'
import { useMe } from './use-me.ts'
import { useChangePassword } from './use-password.ts'
import { UserName } from './user-name.tsx'

/** The password: set, or changed. It needs an address to be signed in with. */
export function PasswordWay({ hasPassword }: { hasPassword: boolean }) {
  const { t } = useLingui()
  const { email } = useMe().account
  const [isChanging, setChanging] = useState(false)
  const close = () => setChanging(false)
  return (
    <WayIn
      title={t`Password`}
      state={<State hasPassword={hasPassword} hasEmail={email !== null} />}
      acts={
        (hasPassword || email !== null) && (
          <Button isDense onClick={() => setChanging(true)}>
            {hasPassword ? <Trans>Change the password</Trans> : <Trans>Set a password</Trans>}
          </Button>
        )
      }
    >
      <Dialog
        title={hasPassword ? t`Change the password` : t`Set a password`}
        isOpen={isChanging}
        onOpenChange={close}
      >
        <PasswordForm onClose={close} />
      </Dialog>
    </WayIn>
  )
}

function State({ hasPassword, hasEmail }: { hasPassword: boolean; hasEmail: boolean }) {
  if (hasPassword) return <Trans>Set. It opens your account together with your e-mail address.</Trans>
  if (hasEmail) return <Trans>None set.</Trans>
  return <Trans>None set. Add an e-mail address first: with both you can sign in.</Trans>
}

function PasswordForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const { email } = useMe().account
  const change = useChangePassword()
  const form = useForm({
    initial: { password: '' },
    schema: passwordChangeSchema,
    send: async ({ password }) => {
      if ((await unlessGivenUp(change.mutateAsync(password))) === null) return
      onClose()
      showToast(t`The password is set, and your other devices are signed out`)
    },
    faultText: useFaultText(),
    fieldOf: (code) => (accountFieldOf(code) === 'password' ? 'password' : undefined),
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <UserName email={email} />
      <NewPasswordField {...form.field('password')} autoFocus label={t`New password`} />
      <p>
        <Trans>Your other devices will be signed out.</Trans>
      </p>
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.acts}>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Setting`}>
          <Trans>Set the password</Trans>
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}
