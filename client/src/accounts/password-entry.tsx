import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { CodeField } from './code-field.tsx'
import styles from './forms.module.css'
import { PasswordField } from './password-field.tsx'
import type { usePasswordEntry } from './use-password-entry.ts'
import { useServerFacts } from './use-server-facts.ts'

interface PasswordEntryProps {
  entry: ReturnType<typeof usePasswordEntry>
  /** Where to go on to after signing in, for the way by a new account. */
  next: string | undefined
  /** Without passkeys it is the main way in. */
  isFirstWay: boolean
}

/** The fields of the way in by password. */
export function PasswordEntry({ entry, next, isFirstWay }: PasswordEntryProps) {
  const { t } = useLingui()
  const { form, asksCode } = entry
  return (
    <form
      noValidate
      className={classNames(styles.form, !isFirstWay && styles.secondWay)}
      onSubmit={form.handleSubmit}
    >
      <TextField
        {...form.field('email')}
        label={t`E-mail address`}
        type="email"
        autoComplete="username"
        spellCheck={false}
      />
      <PasswordField {...form.field('password')} label={t`Password`} autoComplete="current-password" />
      {asksCode && <CodeField {...entry.codeField} />}
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.go}>
        <Button
          type="submit"
          variant={isFirstWay ? 'primary' : 'quiet'}
          isWorking={form.isSending}
          workingLabel={t`Signing in`}
        >
          <Trans>Sign in</Trans>
        </Button>
        <OtherWays next={next} />
      </div>
    </form>
  )
}

/** What a server that sends mail can do for who has no password, or has lost it. */
function OtherWays({ next }: { next: string | undefined }) {
  const facts = useServerFacts().data
  if (!facts) return null
  return (
    <div className={classNames(styles.others, text.small)}>
      {facts.hasMail && (
        <Link to="/forgotten-password">
          <Trans>Forgotten password</Trans>
        </Link>
      )}
      <Link to="/register" search={{ next }}>
        <Trans>Create an account</Trans>
      </Link>
    </div>
  )
}
