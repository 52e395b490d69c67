import { Trans, useLingui } from '@lingui/react/macro'
import { setupSchema } from '@plenary/shared/accounts.ts'
import { PERSON_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { EntryFrame } from './entry-frame.tsx'
import styles from './forms.module.css'
import { LinkEnded } from './link-ended.tsx'
import { linkToken } from './link-token.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { accountFieldOf, useFaultText } from './use-fault-text.ts'
import { useSetUp } from './use-registration.ts'

/** The first account of a server, by the link that it prints where it was started; then on to the first coalition. */
export function SetupPage() {
  const { t } = useLingui()
  const [token] = useState(linkToken)
  const [hasEnded, setEnded] = useState(false)
  if (token === null || hasEnded) return <SetupLinkEnded isAnswer={hasEnded} />
  return (
    <EntryFrame title={t`Set up this server`}>
      <p className={styles.lead}>
        <Trans>
          You are its first coordinator. Make your account, then your coalition; everybody else comes in by a
          link of yours.
        </Trans>
      </p>
      <SetupForm token={token} onLinkEnded={() => setEnded(true)} />
    </EntryFrame>
  )
}

function SetupForm({ token, onLinkEnded }: { token: string; onLinkEnded: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const setUp = useSetUp()
  const form = useForm({
    initial: { name: '', email: '', password: '' },
    schema: { safeParse: (values) => setupSchema.safeParse({ ...values, token }) },
    send: async (input) => {
      try {
        await setUp.mutateAsync(input)
      } catch (error) {
        if (failureCode(error) !== 'link-ended') throw error
        onLinkEnded()
        return
      }
      await navigate({ to: '/new-coalition', replace: true })
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
        help={t`With it you sign in. Never shown to other organisations.`}
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
      </div>
    </form>
  )
}

function SetupLinkEnded({ isAnswer }: { isAnswer: boolean }) {
  return (
    <LinkEnded isAnswer={isAnswer}>
      <p>
        <Trans>
          As long as nobody has an account, the server prints a new link each time that it starts, where its
          program runs.
        </Trans>
      </p>
      <Link to="/sign-in" className={buttonClass()}>
        <Trans>I have an account</Trans>
      </Link>
    </LinkEnded>
  )
}
