import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './refused-note.module.css'

/** Says that an edit was not made, since nobody could have seen or taken back what it changed. */
export function RefusedNote({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  return (
    <div role="alert" className={styles.note}>
      <p>
        <b>
          <Trans>This cannot be suggested, and nothing was changed.</Trans>
        </b>{' '}
        <Trans>Choose “Edit” to do it in the text itself.</Trans>
      </p>
      <IconButton icon={X} label={t`Close`} isDense onClick={onClose} />
    </div>
  )
}
