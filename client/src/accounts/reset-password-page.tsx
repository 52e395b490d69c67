import { Trans, useLingui } from '@lingui/react/macro'
import { passwordResetSchema } from '@plenary/shared/accounts.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useForm } from '../ui/use-form.ts'
import { EntryFrame } from './entry-frame.tsx'
import { EntryWords } from './entry-words.tsx'
import styles from './forms.module.css'
import { LinkEnded } from './link-ended.tsx'
import { linkToken } from './link-token.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { accountFieldOf, useFaultText } from './use-fault-text.ts'
import { useResetPassword } from './use-password.ts'

/** Sets a new password with the link of a mail. One signs in with it after: a mailbox alone opens nothing. */
export function ResetPasswordPage() {
  const { t } = useLingui()
  const [token] = useState(linkToken)
  const [end, setEnd] = useState<'set' | 'link-ended' | null>(null)
  if (token === null || end === 'link-ended') {
    return (
      <LinkEnded isAnswer={end !== null}>
        <Link to="/forgotten-password" className={buttonClass({ variant: 'primary' })}>
          <Trans>Ask for another link</Trans>
        </Link>
      </LinkEnded>
    )
  }
  if (end === 'set') return <PasswordIsSet />
  return (
    <EntryFrame title={t`Set a new password`}>
      <NewPasswordForm token={token} onEnd={setEnd} />
    </EntryFrame>
  )
}

interface NewPasswordFormProps {
  token: string
  onEnd: (end: 'set' | 'link-ended') => void
}

function NewPasswordForm({ token, onEnd }: NewPasswordFormProps) {
  const { t } = useLingui()
  const reset = useResetPassword()
  const form = useForm({
    initial: { password: '' },
    schema: { safeParse: (values) => passwordResetSchema.safeParse({ ...values, token }) },
    send: async (input) => {
      try {
        await reset.mutateAsync(input)
      } catch (error) {
        if (failureCode(error) !== 'link-ended') throw error
        onEnd('link-ended')
        return
      }
      onEnd('set')
    },
    faultText: useFaultText(),
    fieldOf: (code) => (accountFieldOf(code) === 'password' ? 'password' : undefined),
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <NewPasswordField {...form.field('password')} label={t`New password`} />
      <p>
        <Trans>Everywhere you are signed in, you will be signed out.</Trans>
      </p>
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.go}>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Setting`}>
          <Trans>Set the password</Trans>
        </Button>
      </div>
    </form>
  )
}

function PasswordIsSet() {
  const { t } = useLingui()
  return (
    <EntryWords isAnswer title={t`Your password is set`}>
      <p>
        <Trans>Every session of your account has ended. Sign in with the new password.</Trans>
      </p>
      <Link to="/sign-in" className={buttonClass({ variant: 'primary' })}>
        <Trans>Sign in</Trans>
      </Link>
    </EntryWords>
  )
}
