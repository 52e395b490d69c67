import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './confirm-dialog.module.css'
import { Dialog } from './dialog.tsx'
import { ProblemNote } from './problem-note.tsx'

interface ConfirmDialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  /** What happens, and what does not come back. */
  children: ReactNode
  /** The word on the button that does it. */
  act: string
  workingLabel: string
  isWorking: boolean
  problem: unknown
  onConfirm: () => void
}

/** Asks once more before what cannot be taken back. */
export function ConfirmDialog({
  title,
  isOpen,
  onClose,
  children,
  act,
  workingLabel,
  isWorking,
  problem,
  onConfirm,
}: ConfirmDialogProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={onClose}>
      <div className={styles.body}>
        {children}
        {problem !== null && <ProblemNote error={problem} />}
        <div className={styles.acts}>
          <Button variant="danger" isWorking={isWorking} workingLabel={workingLabel} onClick={onConfirm}>
            {act}
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
