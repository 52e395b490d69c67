import { Trans } from '@lingui/react/macro'
import { createPortal } from 'react-dom'
import { Button } from './button.tsx'
import { ProblemNote } from './problem-note.tsx'
import styles from './problem-over-page.module.css'

/** A failure of what would have opened over the page: said over it too, until it is closed. */
export function ProblemOverPage({ error, onClose }: { error: unknown; onClose: () => void }) {
  // React Aria hides whatever comes beside an open dialog, unless it says that it lies above.
  return createPortal(
    <div data-react-aria-top-layer="true" className={styles.problem}>
      <ProblemNote error={error}>
        <Button isDense onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </ProblemNote>
    </div>,
    document.body,
  )
}
