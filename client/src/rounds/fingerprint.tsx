import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import text from '../ui/text.module.css'
import styles from './fingerprint.module.css'

interface FingerprintProps {
  hash: string
  /** The address of the bytes of which it is. */
  textPath: string
}

/** The fingerprint of a text, whole, to copy; and the bytes of which it is. */
export function Fingerprint({ hash, textPath }: FingerprintProps) {
  const { t } = useLingui()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  async function copy() {
    try {
      await navigator.clipboard.writeText(hash)
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
          {hash.match(/.{1,4}/g)?.join(' ')}
        </bdi>
        <IconButton
          icon={outcome === 'copied' ? Check : Copy}
          label={t`Copy the fingerprint`}
          isDense
          onClick={() => void copy()}
        />
        <a href={textPath} download className={text.small}>
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
