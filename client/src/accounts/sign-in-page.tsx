import { Trans, useLingui } from '@lingui/react/macro'
import { signInSchema } from '@plenary/shared/accounts.ts'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { DEMO_PASSWORD, DemoPeople } from './demo-people.tsx'
import { EntryFrame } from './entry-frame.tsx'
import styles from './forms.module.css'
import { PasswordField } from './password-field.tsx'
import { useSignIn } from './use-session.ts'

/** Signs in, then goes on to `next`, a path already checked to be ours. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' })
  const { t } = useLingui()
  const router = useRouter()
  const signIn = useSignIn()
  const form = useForm({
    initial: { email: '', password: '' },
    schema: signInSchema,
    send: async (input) => {
      await signIn.mutateAsync(input)
      router.history.push(next ?? '/')
    },
    faultText: (name) =>
      name === 'email' ? t`Write an e-mail address, such as name@example.org.` : t`Write your password.`,
  })
  return (
    <EntryFrame title={t`Sign in`}>
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <TextField
          {...form.field('email')}
          label={t`E-mail address`}
          type="email"
          autoComplete="username"
          spellCheck={false}
        />
        <PasswordField {...form.field('password')} label={t`Password`} autoComplete="current-password" />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <div className={styles.go}>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Signing in`}>
            <Trans>Sign in</Trans>
          </Button>
          <Link to="/register" search={{ next }} className={text.small}>
            <Trans>Create an account</Trans>
          </Link>
        </div>
      </form>
      <DemoPeople onChoose={(email) => void form.submit({ email, password: DEMO_PASSWORD })} />
    </EntryFrame>
  )
}
