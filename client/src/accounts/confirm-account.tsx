import { Trans, useLingui } from '@lingui/react/macro'
import { accountConfirmationSchema } from '@plenary/shared/accounts.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useForm } from '../ui/use-form.ts'
import { EntryFrame } from './entry-frame.tsx'
import styles from './forms.module.css'
import { LinkEnded } from './link-ended.tsx'
import { PasswordField } from './password-field.tsx'
import { useConfirmAccount } from './use-registration.ts'

/**
 * Begins an account. The password is asked for once more: somebody else may have begun it in the name of whoever
 * reads the mail, and would have the password to it.
 */
export function ConfirmAccount({ token }: { token: string | null }) {
  const { t } = useLingui()
  const [hasEnded, setEnded] = useState(false)
  if (token === null || hasEnded) return <AccountLinkEnded isAnswer={hasEnded} />
  return (
    <EntryFrame title={t`Confirm your account`}>
      <p className={styles.lead}>
        <Trans>With this the address is yours, and you are signed in on this device.</Trans>
      </p>
      <ConfirmForm token={token} onLinkEnded={() => setEnded(true)} />
    </EntryFrame>
  )
}

function ConfirmForm({ token, onLinkEnded }: { token: string; onLinkEnded: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const confirm = useConfirmAccount()
  const form = useForm({
    initial: { password: '' },
    schema: { safeParse: (values) => accountConfirmationSchema.safeParse({ ...values, token }) },
    send: async (input) => {
      try {
        await confirm.mutateAsync(input)
      } catch (error) {
        if (failureCode(error) !== 'link-ended') throw error
        onLinkEnded()
        return
      }
      await navigate({ to: '/', replace: true })
    },
    faultText: (_name, code) =>
      code === 'wrong-credentials'
        ? t`This is not the password that was chosen with this account. Capital letters count.`
        : t`Write the password that you chose.`,
    fieldOf: (code) => (code === 'wrong-credentials' ? 'password' : undefined),
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <PasswordField
        {...form.field('password')}
        label={t`Password`}
        help={t`The one that you chose when you asked for the account. If you did not ask, close this page: nothing is made.`}
        autoComplete="current-password"
      />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.go}>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Confirming`}>
          <Trans>Confirm</Trans>
        </Button>
      </div>
    </form>
  )
}

function AccountLinkEnded({ isAnswer }: { isAnswer: boolean }) {
  return (
    <LinkEnded isAnswer={isAnswer}>
      <p>
        <Trans>If you have confirmed the account already, sign in. Otherwise create it once more.</Trans>
      </p>
      <Link to="/sign-in" className={buttonClass({ variant: 'primary' })}>
        <Trans>Sign in</Trans>
      </Link>
      <Link to="/register">
        <Trans>Create an account</Trans>
      </Link>
    </LinkEnded>
  )
}
