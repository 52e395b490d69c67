import { Trans, useLingui } from '@lingui/react/macro'
import { type Registration, registrationSchema } from '@plenary/shared/accounts.ts'
import { CONFIRMATION_HOURS, PERSON_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { EntryFrame } from './entry-frame.tsx'
import { EntryWords } from './entry-words.tsx'
import styles from './forms.module.css'
import { NewPasswordField } from './new-password-field.tsx'
import { accountFieldOf, useFaultText } from './use-fault-text.ts'
import { useRegister } from './use-registration.ts'
import { useServerFacts } from './use-server-facts.ts'

/** Asks for an account, where the server can send the mail that confirms it; elsewhere says how to get one. */
export function RegisterPage() {
  const { t } = useLingui()
  const { data: facts, error, refetch } = useServerFacts()
  const [typed, setTyped] = useState<Registration>({ name: '', email: '', password: '' })
  const [isSent, setSent] = useState(false)
  if (isSent) return <LookIntoMailbox email={typed.email} onAgain={() => setSent(false)} />
  if (facts && !facts.hasMail) return <ByInvitation />
  return (
    <EntryFrame title={t`Create an account`}>
      {facts && (
        <RegistrationForm
          initial={typed}
          onSent={(input) => {
            setTyped(input)
            setSent(true)
          }}
        />
      )}
      <div className={styles.words}>
        {!facts && error && (
          <ProblemNote error={error}>
            <Button isDense onClick={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          </ProblemNote>
        )}
        {!facts && !error && (
          <LoadingLines
            label={t`Asking the server how accounts begin here`}
            slowLabel={t`The server is slow to answer. The form comes as soon as it does.`}
          />
        )}
      </div>
    </EntryFrame>
  )
}

interface RegistrationFormProps {
  initial: Registration
  onSent: (input: Registration) => void
}

function RegistrationForm({ initial, onSent }: RegistrationFormProps) {
  const { next } = useSearch({ from: '/register' })
  const { t } = useLingui()
  const register = useRegister()
  const form = useForm({
    initial,
    schema: registrationSchema,
    send: async (input) => {
      await register.mutateAsync(input)
      onSent(input)
    },
    faultText: useFaultText(),
    fieldOf: accountFieldOf,
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <TextField
        {...form.field('name')}
        label={t`Your name`}
        help={t`The one you choose; others in your coalition will see it. A pseudonym is fine.`}
        autoComplete="name"
        maxLength={PERSON_NAME_MAX_CHARS}
      />
      <TextField
        {...form.field('email')}
        label={t`E-mail address`}
        help={t`Never shown to other organisations.`}
        type="email"
        autoComplete="username"
        spellCheck={false}
      />
      <NewPasswordField {...form.field('password')} label={t`Password`} />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.go}>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Creating`}>
          <Trans>Create the account</Trans>
        </Button>
        <Link to="/sign-in" search={{ next }} className={text.small}>
          <Trans>I have an account</Trans>
        </Link>
      </div>
    </form>
  )
}

/** The same for every address: whether there was an account before is told by the mail alone. */
function LookIntoMailbox({ email, onAgain }: { email: string; onAgain: () => void }) {
  const { t } = useLingui()
  return (
    <EntryWords isAnswer title={t`Look into your mailbox`}>
      <p>
        <Trans>
          A mail is on its way to <b className={text.medium}>{email}</b>.
        </Trans>
      </p>
      <ol>
        <li>
          <Trans>Open the link in it. It works for {CONFIRMATION_HOURS} hours.</Trans>
        </li>
        <li>
          <Trans>Press “Confirm” on the page that opens: your account is ready then.</Trans>
        </li>
        <li>
          <Trans>A coordinator brings you into a coalition by a link of their own.</Trans>
        </li>
      </ol>
      <p className={text.help}>
        <Trans>
          Nothing there after some minutes? Look among unwanted mail, and whether the address is right.
        </Trans>
      </p>
      <Button onClick={onAgain}>
        <Trans>Use another address</Trans>
      </Button>
    </EntryWords>
  )
}

function ByInvitation() {
  const { t } = useLingui()
  const { next } = useSearch({ from: '/register' })
  return (
    <EntryWords title={t`Accounts begin with an invitation here`}>
      <p>
        <Trans>
          A coordinator of your coalition can send you a link. When you open it, you choose your name, and
          that is your account. No e-mail address is needed.
        </Trans>
      </p>
      <Link to="/sign-in" search={{ next }} className={buttonClass()}>
        <Trans>I have an account</Trans>
      </Link>
    </EntryWords>
  )
}
