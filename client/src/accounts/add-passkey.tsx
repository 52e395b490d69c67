import { Trans, useLingui } from '@lingui/react/macro'
import { passkeyNameSchema } from '@plenary/shared/accounts.ts'
import { PASSKEY_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import styles from './account-section.module.css'
import { unlessGivenUp } from './said-problem.ts'
import { useAddPasskey } from './use-passkeys.ts'

/** Names a new passkey, then has the device make it. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const add = useAddPasskey()
  const [isKnown, setKnown] = useState(false)
  const form = useForm({
    initial: { name: t`This device` },
    schema: passkeyNameSchema,
    send: async ({ name }) => {
      setKnown(false)
      const outcome = await unlessGivenUp(add.mutateAsync(name))
      setKnown(outcome === 'known')
      if (outcome !== 'made') return
      onClose()
      showToast(t`The passkey is added`)
    },
    faultText: () => t`Write a name by which you will know it.`,
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <TextField
        {...form.field('name')}
        label={t`Name of the passkey`}
        help={t`So that you know it in the list: the device, or the key. Only you see it.`}
        autoComplete="off"
        dir="auto"
        maxLength={PASSKEY_NAME_MAX_CHARS}
      />
      {isKnown && (
        <p role="alert">
          <Trans>This device has a passkey of your account already. You can sign in with that one.</Trans>
        </p>
      )}
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.acts}>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Adding`}>
          <Trans>Go on</Trans>
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}
