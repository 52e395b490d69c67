import { Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import styles from './images.module.css'

/** That a picture is on its way, and the way to stop it. */
export function ImageProgress({ label, onCancel }: { label: string; onCancel: () => void }) {
  const cancel = useRef<HTMLButtonElement>(null)
  // What had the focus has gone from the dialog.
  useEffect(() => cancel.current?.focus(), [])
  return (
    <div className={styles.parts}>
      <p role="status" className={styles.line}>
        {label}
      </p>
      <progress className={styles.progress} aria-label={label} />
      <DialogActions>
        <Button ref={cancel} onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}
