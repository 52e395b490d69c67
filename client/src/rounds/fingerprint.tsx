import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Round } from '@plenary/shared/rounds.ts'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import text from '../ui/text.module.css'
import styles from './fingerprint.module.css'
import { pathOf } from './use-rounds.ts'

interface FingerprintProps {
  room: Room
  round: Round
}

/** The fingerprint of the text that a round is about, whole, to copy; and the bytes of which it is. */
export function Fingerprint({ room, round }: FingerprintProps) {
  const { t } = useLingui()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  async function copy() {
    try {
      await navigator.clipboard.writeText(round.hash)
      setOutcome('copied')
    } catch {
      // No clipboard here: refused by the person, or not a safe connection.
      setOutcome('failed')
    }
  }
  return (
    <div className={styles.fingerprint}>
      <p className={text.help}>
        <Trans>Fingerprint of this exact text (SHA-256)</Trans>
      </p>
      <div className={styles.line}>
        <bdi dir="ltr" className={styles.hash}>
          {round.hash.match(/.{1,4}/g)?.join(' ')}
        </bdi>
        <IconButton
          icon={outcome === 'copied' ? Check : Copy}
          label={t`Copy the fingerprint`}
          isDense
          onClick={() => void copy()}
        />
        <a href={`${pathOf(room.id, round.id)}/text`} download className={text.small}>
          <Trans>Save this text</Trans>
        </a>
      </div>
      <p role="status" className={text.help}>
        {outcome === 'copied' && t`Copied whole: 64 letters and digits.`}
        {outcome === 'failed' && t`Your browser does not copy here: select it and copy it by hand.`}
      </p>
    </div>
  )
}
