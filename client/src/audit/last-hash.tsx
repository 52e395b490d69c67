import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import styles from './last-hash.module.css'

/** The fingerprint of the newest row: short to compare, whole to keep. Where the browser does not copy, it is shown whole. */
export function LastHash({ hash }: { hash: string }) {
  const { t } = useLingui()
  const [outcome, setOutcome] = useState<'copied' | 'shown' | null>(null)
  async function copy() {
    try {
      await navigator.clipboard.writeText(hash)
      setOutcome('copied')
    } catch {
      // No clipboard here: refused by the person, or not a safe connection.
      setOutcome('shown')
    }
  }
  const isWhole = outcome === 'shown'
  return (
    <div className={styles.last}>
      <p className={classNames(text.small, text.medium)}>
        <Trans>Last fingerprint</Trans>
      </p>
      <div className={styles.line}>
        <bdi dir="ltr" title={hash} className={classNames(styles.hash, isWhole && styles.whole)}>
          {isWhole ? hash : inFours(hash.slice(0, 16))}
        </bdi>
        {!isWhole && (
          <Button isDense aria-label={t`Copy the last fingerprint`} onClick={() => void copy()}>
            {outcome === 'copied' ? (
              <Check aria-hidden size={16} strokeWidth={2} />
            ) : (
              <Copy aria-hidden size={16} strokeWidth={2} />
            )}
            <Trans>Copy</Trans>
          </Button>
        )}
      </div>
      <p role="status" className={text.help}>
        {outcome === 'copied' && t`Copied whole: 64 letters and digits.`}
        {isWhole && t`Your browser does not copy here: select it and copy it by hand.`}
      </p>
    </div>
  )
}

function inFours(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? hex
}
