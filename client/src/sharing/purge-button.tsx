import { Trans } from '@lingui/react/macro'
import styles from '../freezes/freeze-button.module.css'

/** The way to remove a passage of the text for safety. */
export function PurgeButton({ onPurge }: { onPurge: () => void }) {
  return (
    <button type="button" aria-haspopup="dialog" className={styles.button} onClick={onPurge}>
      <Trans>Remove for safety</Trans>
    </button>
  )
}
