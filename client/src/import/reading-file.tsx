import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import styles from './import.module.css'

/** That a file is being read, and the way to stop it. */
export function ReadingFile({ name, onCancel }: { name: string; onCancel: () => void }) {
  const { t } = useLingui()
  const cancel = useRef<HTMLButtonElement>(null)
  // What had the focus has gone from the dialog.
  useEffect(() => cancel.current?.focus(), [])
  return (
    <div className={styles.parts}>
      <p role="status" className={styles.name}>
        <Trans>
          Reading <bdi>{name}</bdi> …
        </Trans>
      </p>
      <progress className={styles.progress} aria-label={t`Reading the file`} />
      <DialogActions>
        <Button ref={cancel} onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}
