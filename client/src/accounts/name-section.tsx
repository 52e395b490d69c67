import { Trans, useLingui } from '@lingui/react/macro'
import { accountNameSchema } from '@plenary/shared/accounts.ts'
import { PERSON_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import styles from './account-section.module.css'
import { AccountSection } from './account-section.tsx'
import { useRenameAccount } from './use-account.ts'
import { useFaultText } from './use-fault-text.ts'
import { useMe } from './use-me.ts'

/** The name of the account. */
export function NameSection() {
  const { t } = useLingui()
  const { account } = useMe()
  const rename = useRenameAccount()
  const form = useForm({
    initial: { name: account.name },
    schema: accountNameSchema,
    send: async (input) => {
      await rename.mutateAsync(input)
      showToast(t`Your name is changed`)
    },
    faultText: useFaultText(),
  })
  return (
    <AccountSection title={t`Your name`}>
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <TextField
          {...form.field('name')}
          label={t`Name`}
          help={t`The one you choose; a pseudonym is fine. Coalitions that you are in already keep the name you gave there.`}
          autoComplete="name"
          dir="auto"
          maxLength={PERSON_NAME_MAX_CHARS}
        />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <div>
          <Button type="submit" isWorking={form.isSending} workingLabel={t`Saving`}>
            <Trans>Save the name</Trans>
          </Button>
        </div>
      </form>
    </AccountSection>
  )
}
