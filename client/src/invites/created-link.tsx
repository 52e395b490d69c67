import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { CreatedInvite } from '@plenary/shared/invites.ts'
import { CircleAlert, MailCheck, QrCode as QrCodeIcon } from 'lucide-react'
import { useState } from 'react'
import { dayAndTime } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { QrCode } from '../ui/qr-code.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { CopyField } from './copy-field.tsx'
import styles from './created-link.module.css'

interface CreatedLinkProps {
  created: CreatedInvite
  onAnother: () => void
}

/** A link that has just been made: the only time that it is shown. */
export function CreatedLink({ created: { invite, link, mail }, onAnother }: CreatedLinkProps) {
  const { t } = useLingui()
  const { day, time, zone } = dayAndTime(invite.expiresAt, useLocale())
  const [isQrShown, setQrShown] = useState(false)
  return (
    <div className={styles.created}>
      <div role="status">
        <h3 className={text.head}>
          <Trans>The link is ready</Trans>
        </h3>
        <p className={text.help}>
          <Plural
            value={invite.uses.allowed}
            one={`For # person, until ${day}, ${time} (${zone}).`}
            other={`For # people, until ${day}, ${time} (${zone}).`}
          />
        </p>
        <MailOutcome mail={mail} email={invite.email} />
      </div>
      <CopyField label={t`Link`} value={link} />
      <p className={classNames(text.small, styles.once)}>
        <CircleAlert aria-hidden size={16} strokeWidth={2} />
        <span>
          <Trans>This link is shown only now: the server does not keep it.</Trans>{' '}
          {invite.needsAdmission ? (
            <Trans>Whoever has it can ask to join.</Trans>
          ) : (
            <Trans>Whoever has it can come in: send it to nobody else.</Trans>
          )}
        </span>
      </p>
      {isQrShown && <QrCode text={link} label={t`The link as a QR code`} />}
      <div className={styles.acts}>
        <Button isDense aria-expanded={isQrShown} onClick={() => setQrShown(!isQrShown)}>
          <QrCodeIcon aria-hidden size={16} strokeWidth={2} />
          {isQrShown ? <Trans>Hide the QR code</Trans> : <Trans>Show as QR code</Trans>}
        </Button>
        <Button isDense variant="bare" onClick={onAnother}>
          <Trans>Another link</Trans>
        </Button>
      </div>
    </div>
  )
}

function MailOutcome({ mail, email }: { mail: CreatedInvite['mail']; email: string | null }) {
  if (mail === 'not-asked') return null
  return (
    <p className={classNames(text.small, styles.mail, mail === 'failed' && styles.failed)}>
      {mail === 'sent' ? (
        <MailCheck aria-hidden size={16} strokeWidth={2} />
      ) : (
        <CircleAlert aria-hidden size={16} strokeWidth={2} />
      )}
      {mail === 'sent' ? (
        <Trans>
          It has been sent to <bdi>{email}</bdi>.
        </Trans>
      ) : (
        <Trans>
          The mail to <bdi>{email}</bdi> could not be sent. The link works: send it another way.
        </Trans>
      )}
    </p>
  )
}
