import { Trans } from '@lingui/react/macro'
import styles from '../freezes/freeze-button.module.css'

/** The way to keep the outline of a document for others. */
export function TemplateButton({ onSave }: { onSave: () => void }) {
  return (
    <button type="button" aria-haspopup="dialog" className={styles.button} onClick={onSave}>
      <Trans>Save as template</Trans>
    </button>
  )
}
