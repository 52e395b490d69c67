import { Trans, useLingui } from '@lingui/react/macro'
import { forgottenPasswordSchema } from '@plenary/shared/accounts.ts'
import { PASSWORD_RESET_MINUTES } from '@plenary/shared/limits.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { EntryFrame } from './entry-frame.tsx'
import { EntryWords } from './entry-words.tsx'
import styles from './forms.module.css'
import { useFaultText } from './use-fault-text.ts'
import { useForgottenPassword } from './use-password.ts'
import { useServerFacts } from './use-server-facts.ts'

/** Sends a link with which one sets a new password; it says the same whether the address has an account or not. */
export function ForgottenPasswordPage() {
  const { t } = useLingui()
  const facts = useServerFacts().data
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (facts?.hasMail === false) return <NoMail />
  if (sentTo !== null) return <LinkSent email={sentTo} onAgain={() => setSentTo(null)} />
  return (
    <EntryFrame title={t`Forgotten password`}>
      <p className={styles.lead}>
        <Trans>We send you a link with which you set a new one.</Trans>
      </p>
      <AddressForm onSent={setSentTo} />
    </EntryFrame>
  )
}

function AddressForm({ onSent }: { onSent: (email: string) => void }) {
  const { t } = useLingui()
  const forgotten = useForgottenPassword()
  const form = useForm({
    initial: { email: '' },
    schema: forgottenPasswordSchema,
    send: async (input) => {
      await forgotten.mutateAsync(input)
      onSent(input.email)
    },
    faultText: useFaultText(),
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <TextField
        {...form.field('email')}
        label={t`E-mail address`}
        type="email"
        autoComplete="username"
        spellCheck={false}
      />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.go}>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Sending`}>
          <Trans>Send the link</Trans>
        </Button>
        <Link to="/sign-in" className={text.small}>
          <Trans>Back to signing in</Trans>
        </Link>
      </div>
    </form>
  )
}

function LinkSent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const { t } = useLingui()
  return (
    <EntryWords isAnswer title={t`Look into your mailbox`}>
      <p>
        <Trans>
          If there is an account with the address <b className={text.medium}>{email}</b>, a mail is on its way
          to it.
        </Trans>
      </p>
      <p>
        <Trans>The link in it works once, for {PASSWORD_RESET_MINUTES} minutes.</Trans>
      </p>
      <Button onClick={onAgain}>
        <Trans>Use another address</Trans>
      </Button>
    </EntryWords>
  )
}

function NoMail() {
  const { t } = useLingui()
  return (
    <EntryWords title={t`Forgotten password`}>
      <p>
        <Trans>This server sends no mail, so it cannot send you a link for a new password.</Trans>
      </p>
      <p>
        <Trans>
          If you have added a passkey, sign in with it. Otherwise ask a coordinator of your coalition for a
          new invitation.
        </Trans>
      </p>
      <Link to="/sign-in" className={buttonClass()}>
        <Trans>Back to signing in</Trans>
      </Link>
    </EntryWords>
  )
}
