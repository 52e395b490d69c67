import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { registrationSchema } from '@plenary/shared/accounts.ts'
import { PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS, PERSON_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { EntryFrame } from './entry-frame.tsx'
import styles from './forms.module.css'
import { PasswordField } from './password-field.tsx'
import { useFaultText } from './use-fault-text.ts'
import { useRegister } from './use-session.ts'

/** Creates an account, signs in to it, then goes on to `next`, a path already checked to be ours. */
export function RegisterPage() {
  const { next } = useSearch({ from: '/register' })
  const { t } = useLingui()
  const router = useRouter()
  const register = useRegister()
  const form = useForm({
    initial: { name: '', email: '', password: '' },
    schema: registrationSchema,
    send: async (input) => {
      await register.mutateAsync(input)
      router.history.push(next ?? '/')
    },
    faultText: useFaultText(),
    fieldOf: (code) => (code === 'email-taken' ? 'email' : code === 'weak-password' ? 'password' : undefined),
  })
  return (
    <EntryFrame title={t`Create an account`}>
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
        <PasswordField
          {...form.field('password')}
          label={t`Password`}
          help={<PasswordHelp length={form.values.password.length} />}
          autoComplete="new-password"
          maxLength={PASSWORD_MAX_CHARS}
        />
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
    </EntryFrame>
  )
}

/** How to make a password, and what is still missing. Only the moment it is long enough is announced. */
function PasswordHelp({ length }: { length: number }) {
  const missing = PASSWORD_MIN_CHARS - length
  return (
    <>
      <Trans>
        {PASSWORD_MIN_CHARS} characters or more. Four or five words that do not belong together are easy to
        keep in mind and hard to guess.
      </Trans>
      <p aria-hidden className={text.numbers}>
        {length > 0 && missing > 0 && (
          <Plural value={missing} one="# more character needed" other="# more characters needed" />
        )}
        {length > 0 && missing <= 0 && <Trans>Long enough</Trans>}
      </p>
      <VisuallyHidden>
        <span role="status">{length > 0 && missing <= 0 && <Trans>Long enough</Trans>}</span>
      </VisuallyHidden>
    </>
  )
}
