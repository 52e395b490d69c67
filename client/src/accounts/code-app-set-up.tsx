import { Trans, useLingui } from '@lingui/react/macro'
import { totpCodeSchema } from '@plenary/shared/accounts.ts'
import { useState } from 'react'
import { problemText } from '../problem-text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import section from './account-section.module.css'
import styles from './code-app-set-up.module.css'
import { RecoveryCodes } from './recovery-codes.tsx'
import { unlessGivenUp } from './said-problem.ts'
import { useTurnOnCodes } from './use-code-app.ts'

interface NewSecret {
  secret: string
  uri: string
}

interface CodeAppSetUpProps {
  /** What the app needs; undefined while nobody sets it up. */
  secret: NewSecret | undefined
  onClose: () => void
}

/** Turns codes on: the app takes the secret, a first code shows that it has it, then come the recovery codes. */
export function CodeAppSetUp({ secret, onClose }: CodeAppSetUpProps) {
  const { t } = useLingui()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = () => {
    setCodes(null)
    onClose()
  }
  return (
    <Dialog
      title={codes ? t`Keep your recovery codes` : t`Turn on the code app`}
      isOpen={secret !== undefined}
      onOpenChange={close}
    >
      {codes && <RecoveryCodes codes={codes} onDone={close} />}
      {!codes && secret && <SecretForm secret={secret} onTurnedOn={setCodes} onClose={close} />}
    </Dialog>
  )
}

interface SecretFormProps {
  secret: NewSecret
  onTurnedOn: (codes: readonly string[]) => void
  onClose: () => void
}

function SecretForm({ secret, onTurnedOn, onClose }: SecretFormProps) {
  const { t, i18n } = useLingui()
  const turnOn = useTurnOnCodes()
  const form = useForm({
    initial: { code: '' },
    schema: totpCodeSchema,
    send: async ({ code }) => {
      const codes = await unlessGivenUp(turnOn.mutateAsync(code))
      if (codes) onTurnedOn(codes)
    },
    faultText: (_name, code) => {
      if (code === 'not-found')
        return t`This took too long. Close it and begin again: nothing has been changed.`
      if (code !== 'wrong-code') return t`Write the six digits that the app shows.`
      const { happened } = problemText(i18n, code)
      return `${happened} ${t`Check the clock of the device with the app.`}`
    },
    fieldOf: (code) => (code === 'wrong-code' || code === 'not-found' ? 'code' : undefined),
  })
  return (
    <form noValidate className={section.form} onSubmit={form.handleSubmit}>
      <p>
        <Trans>
          Scan this with a code app on your phone, then write the code that it shows. From then on your
          password asks for a code as well, and your other devices are signed out.
        </Trans>
      </p>
      <div className={styles.secret}>
        <div className={styles.picture}>
          <QrCode
            text={secret.uri}
            label={t`QR code for the code app; the same secret stands beside it in letters`}
          />
        </div>
        <div className={styles.letters}>
          <p className={text.help}>
            <Trans>Or type this into the app:</Trans>
          </p>
          <code translate="no" className={styles.groups}>
            {groups(secret.secret)}
          </code>
          <p className={text.small}>
            <a href={secret.uri}>
              <Trans>Open it in a code app on this device</Trans>
            </a>
          </p>
        </div>
      </div>
      <TextField
        {...form.field('code')}
        label={t`Code of the app`}
        help={t`Six digits; a new one every half minute.`}
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
      />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={section.acts}>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Checking`}>
          <Trans>Turn on</Trans>
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}

/** Groups of four letters, which are easier to type; the spaces do not count in any app. */
function groups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
