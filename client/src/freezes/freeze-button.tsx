import { Trans } from '@lingui/react/macro'
import styles from './freeze-button.module.css'

interface FreezeButtonProps {
  isFrozen: boolean
  /** Opens the dialog in which it is frozen, or the freeze is changed. */
  onFreeze: () => void
}

/** The way to freeze a document; where it is frozen, says so and leads to how far. */
export function FreezeButton({ isFrozen, onFreeze }: FreezeButtonProps) {
  return (
    <button type="button" aria-haspopup="dialog" className={styles.button} onClick={onFreeze}>
      {isFrozen ? <Trans>Frozen</Trans> : <Trans>Freeze</Trans>}
    </button>
  )
}
