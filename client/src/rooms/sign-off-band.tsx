import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { Link } from '@tanstack/react-router'
import { Signature } from 'lucide-react'
import { isolate } from '../formats.ts'
import band from '../rounds/round-band.module.css'
import { buttonClass } from '../ui/button.tsx'
import { useClosing } from '../use-closing.ts'

interface SignOffBandProps {
  room: Room
  signOff: NonNullable<Room['signOff']>
}

/** While organisations are asked to sign: until when, whether one's own has yet to decide, and the way there. */
export function SignOffBand({ room, signOff }: SignOffBandProps) {
  const { t } = useLingui()
  const closing = useClosing()
  const moment = closing(signOff.closesAt, signOff.timeZone)
  const name = isolate(room.mandate.organization.shortName)
  return (
    <section aria-label={t`Sign-off`} className={band.band}>
      <Signature aria-hidden size={20} strokeWidth={1.75} />
      <p className={band.words}>
        <Trans>
          Signatures asked until <b>{moment}</b>.
        </Trans>{' '}
        {signOff.isOwed && (
          <b className={band.owes}>
            <Trans>{name} has yet to decide.</Trans>
          </b>
        )}
      </p>
      <div className={band.acts}>
        {signOff.isOwed && (
          <Link to="/r/$room/sign" params={{ room: room.id }} className={buttonClass({ isDense: true })}>
            <Trans>Read and sign</Trans>
          </Link>
        )}
        <Link
          to="/r/$room/sign-off"
          params={{ room: room.id }}
          className={buttonClass({ variant: 'bare', isDense: true })}
        >
          <Trans>See who has signed</Trans>
        </Link>
      </div>
    </section>
  )
}
