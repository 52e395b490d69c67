import { Trans } from '@lingui/react/macro'
import { ShieldAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button.tsx'
import styles from './purge-notice.module.css'

/** Says that the text was opened again, and why. `children`: the way to what one had not saved, where there is any. */
export function PurgeNotice({ children }: { children: ReactNode }) {
  const [isSeen, setSeen] = useState(false)
  if (isSeen) return null
  return (
    <div role="status" className={styles.notice}>
      <ShieldAlert aria-hidden size={20} strokeWidth={1.75} />
      <p>
        <b>
          <Trans>A passage was removed for safety.</Trans>
        </b>{' '}
        <Trans>The text has been opened again, and undo begins anew.</Trans>{' '}
        {children && <Trans>Words that you had not saved by then are only in this tab.</Trans>}
      </p>
      <div className={styles.acts}>
        {children}
        <Button isDense variant="bare" onClick={() => setSeen(true)}>
          <Trans>Understood</Trans>
        </Button>
      </div>
    </div>
  )
}
