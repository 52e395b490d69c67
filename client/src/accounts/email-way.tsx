import { Trans, useLingui } from '@lingui/react/macro'
import { emailChangeSchema } from '@plenary/shared/accounts.ts'
import { CONFIRMATION_HOURS } from '@plenary/shared/limits.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import styles from './account-section.module.css'
import { WayIn } from './account-section.tsx'
import { unlessGivenUp } from './said-problem.ts'
import { useChangeEmail } from './use-account.ts'
import { accountFieldOf, useFaultText } from './use-fault-text.ts'
import { useMe } from './use-me.ts'

/** The address with which one signs in by password. A guest has none, and needs none. */
export function EmailWay() {
  const { t } = useLingui()
  const { email } = useMe().account
  const [isChanging, setChanging] = useState(false)
  return (
    <WayIn
      title={t`E-mail address`}
      state={
        email === null ? (
          <Trans>None. You need one to sign in with a password.</Trans>
        ) : (
          <Trans>
            <bdi className={text.medium}>{email}</bdi>. Never shown to other organisations.
          </Trans>
        )
      }
      acts={
        <Button isDense onClick={() => setChanging(true)}>
          {email === null ? <Trans>Add an address</Trans> : <Trans>Change the address</Trans>}
        </Button>
      }
    >
      <Dialog
        title={email === null ? t`Add an e-mail address` : t`Change the e-mail address`}
        isOpen={isChanging}
        onOpenChange={() => setChanging(false)}
      >
        <EmailForm onClose={() => setChanging(false)} />
      </Dialog>
    </WayIn>
  )
}

function EmailForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const change = useChangeEmail()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm({
    initial: { email: '' },
    schema: emailChangeSchema,
    send: async (input) => {
      const changed = await unlessGivenUp(change.mutateAsync(input))
      if (changed?.outcome === 'confirm-by-mail') setSentTo(input.email)
      if (changed?.outcome !== 'changed') return
      onClose()
      showToast(t`Your e-mail address is changed`)
    },
    faultText: useFaultText(),
    fieldOf: (code) => (accountFieldOf(code) === 'email' ? 'email' : undefined),
  })
  if (sentTo !== null) return <LookIntoMailbox email={sentTo} onClose={onClose} />
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <TextField
        {...form.field('email')}
        label={t`New e-mail address`}
        help={t`Never shown to other organisations.`}
        type="email"
        autoComplete="email"
        spellCheck={false}
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

function LookIntoMailbox({ email, onClose }: { email: string; onClose: () => void }) {
  return (
    <div className={styles.dialog}>
      <p role="status">
        <Trans>
          A mail is on its way to <b className={text.medium}>{email}</b>. Open the link in it within{' '}
          {CONFIRMATION_HOURS} hours; until then nothing changes.
        </Trans>
      </p>
      <div className={styles.acts}>
        <Button autoFocus variant="primary" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </div>
  )
}
