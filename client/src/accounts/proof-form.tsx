import { Trans, useLingui } from '@lingui/react/macro'
import { proofSchema } from '@plenary/shared/accounts.ts'
import { useQuery } from '@tanstack/react-query'
import { problemText } from '../problem-text.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useForm } from '../ui/use-form.ts'
import { settleProof } from '../with-proof.ts'
import { CodeField } from './code-field.tsx'
import { PasswordField } from './password-field.tsx'
import styles from './proof-dialog.module.css'
import { meQuery } from './use-me.ts'
import { usePasswordProof } from './use-proof.ts'
import { UserName } from './user-name.tsx'

interface ProofFormProps {
  asksCode: boolean
  isFirstWay: boolean
}

/** The password once more, and a code where the account asks for one. */
export function ProofForm({ asksCode, isFirstWay }: ProofFormProps) {
  const { t, i18n } = useLingui()
  const { data: me } = useQuery(meQuery)
  const proof = usePasswordProof()
  const form = useForm({
    initial: { password: '', code: '' },
    schema: {
      safeParse: ({ password, code }) => proofSchema.safeParse(asksCode ? { password, code } : { password }),
    },
    send: async (input) => {
      await proof.mutateAsync(input)
      settleProof(true)
    },
    faultText: (name, code) => {
      if (code === 'wrong-credentials') return t`The password is not right. Capital letters count.`
      if (code === 'wrong-code' || code === 'code-needed') {
        const { happened, advice } = problemText(i18n, code)
        return `${happened} ${advice}`
      }
      if (name === 'password') return t`Write your password.`
      return t`Write the six digits of your code app, or a recovery code.`
    },
    fieldOf: (code) => {
      if (code === 'wrong-credentials') return 'password'
      return asksCode && (code === 'wrong-code' || code === 'code-needed') ? 'code' : undefined
    },
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <UserName email={me?.account.email ?? null} />
      <PasswordField {...form.field('password')} label={t`Password`} autoComplete="current-password" />
      {asksCode && <CodeField {...form.field('code')} />}
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div>
        <Button
          type="submit"
          variant={isFirstWay ? 'primary' : 'quiet'}
          isWorking={form.isSending}
          workingLabel={t`Checking`}
        >
          <Trans>Go on</Trans>
        </Button>
      </div>
    </form>
  )
}
