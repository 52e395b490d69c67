import { Trans, useLingui } from '@lingui/react/macro'
import { passkeyNameSchema } from '@plenary/shared/accounts.ts'
import { PASSKEY_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import styles from './account-section.module.css'
import { type Passkey, useRenamePasskey } from './use-passkeys.ts'

interface RenamePasskeyProps {
  passkey: Passkey
  onClose: () => void
}

/** Gives a passkey another name. */
export function RenamePasskey({ passkey: { id, name }, onClose }: RenamePasskeyProps) {
  const { t } = useLingui()
  const rename = useRenamePasskey()
  const form = useForm({
    initial: { name },
    schema: passkeyNameSchema,
    send: async (input) => {
      await rename.mutateAsync({ id, name: input.name })
      onClose()
    },
    faultText: () => t`Write a name by which you will know it.`,
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <TextField
        {...form.field('name')}
        label={t`Name of the passkey`}
        autoComplete="off"
        dir="auto"
        maxLength={PASSKEY_NAME_MAX_CHARS}
      />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.acts}>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Saving`}>
          <Trans>Save</Trans>
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}
